#include "requests/domain/asker_marks.hpp"

#include "base/fold.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace requests {
namespace {

constexpr std::string_view home_country = "+86";

// What people write between the parts of a name or a number, as base::fold leaves it.
bool stands_between(char32_t c)
{
    switch (c) {
    case U'-': case U'_': case U'.': case U'(': case U')':
    case U'\u00B7': case U'\u2022': case U'\u2027': case U'\u2219': case U'\u22C5': case U'\u30FB': return true;
    default: return false;
    }
}

// One character names nobody: it would forbid half of all words.
void add_mark(std::vector<std::string>& marks, std::string_view text)
{
    if (auto mark = bare(text); base::count_code_points(mark) > 1)
        marks.push_back(std::move(mark));
}

void add_marks(std::vector<std::string>& marks, Party const& party)
{
    auto const telephone = bare(party.telephone);
    add_mark(marks, telephone.starts_with(home_country) ? telephone.substr(home_country.size()) : telephone);
    for (auto const* text : {&party.name, &party.identity_number, &party.address, &party.email})
        add_mark(marks, *text);
}

}  // namespace

std::string bare(std::string_view text)
{
    auto const folded = base::fold(text);
    std::string kept;
    for (std::size_t at = 0; at < folded.size();) {
        auto const begin = at;
        auto const c = base::next_code_point(folded, at);
        if (c >= U'A' && c <= U'Z')
            kept += static_cast<char>(c - U'A' + U'a');
        else if (!stands_between(c))
            kept.append(folded, begin, at - begin);
    }
    return kept;
}

std::vector<std::string> asker_marks(Particulars const& particulars)
{
    std::vector<std::string> marks;
    add_marks(marks, particulars.applicant);
    if (particulars.agent)
        add_marks(marks, particulars.agent->person);
    for (auto const& one : particulars.co_applicants)
        add_marks(marks, one);
    add_mark(marks, particulars.service_address);
    return marks;
}

bool tells_one_of(std::vector<std::string> const& marks, std::string_view text)
{
    auto const compared = bare(text);
    return std::ranges::any_of(marks, [&](std::string const& mark) { return compared.find(mark) != std::string::npos; });
}

}  // namespace requests
