#include "requests/case_file/name_hider.hpp"

#include <algorithm>

namespace requests {
namespace {

constexpr std::string_view hidden = "＊＊＊";
constexpr std::size_t shortest = 4;  // bytes: one character alone is no name

void add_party(std::vector<std::string>& known, Party const& party)
{
    for (auto const& value : {party.name, party.identity_number, party.telephone, party.address, party.email})
        if (value.size() >= shortest)
            known.push_back(value);
}

}  // namespace

NameHider::NameHider(std::vector<Particulars> const& versions, disclosure::Screening const& screening) : screening_{screening}
{
    for (auto const& particulars : versions) {
        add_party(known_, particulars.applicant);
        if (particulars.agent)
            add_party(known_, particulars.agent->person);
        for (auto const& other : particulars.co_applicants)
            add_party(known_, other);
        if (particulars.service_address.size() >= shortest)
            known_.push_back(particulars.service_address);
    }
    std::ranges::sort(known_, [](auto const& a, auto const& b) { return a.size() > b.size(); });
}

std::string NameHider::operator()(std::string_view text) const
{
    std::string result;
    for (;;) {
        auto const end = text.find('\n');
        result += in_line(std::string{text.substr(0, end)});
        if (end == std::string_view::npos)
            return result;
        result += '\n';
        text.remove_prefix(end + 1);
    }
}

std::string NameHider::in_line(std::string line) const
{
    for (auto const& value : known_)
        for (auto at = line.find(value); at != std::string::npos; at = line.find(value, at + hidden.size()))
            line.replace(at, value.size(), hidden);
    std::vector<disclosure::ScreenedText> const texts{{line, base::line_place(1)}};
    auto findings = screening_.screen(texts);
    std::ranges::sort(findings, {}, &disclosure::ScreeningFinding::begin);
    for (auto found = findings.rbegin(); found != findings.rend(); ++found)  // from the end, so that what is before stays in its place
        if (found->end > found->begin && found->end <= line.size())
            line.replace(found->begin, found->end - found->begin, hidden);
    return line;
}

}  // namespace requests
