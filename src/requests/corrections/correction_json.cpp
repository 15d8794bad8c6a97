#include "requests/corrections/correction_json.hpp"

#include "requests/event_json.hpp"
#include "requests/party_fields.hpp"

namespace requests {

template <>
inline constexpr std::array stored_names<CorrectionStage>{"received"sv, "examined"sv, "decided"sv, "answered"sv};
template <>
inline constexpr std::array stored_names<Examined>{"inaccurate"sv, "accurate"sv, "not_ours"sv};
template <>
inline constexpr std::array stored_names<CorrectionResult>{"corrected"sv, "refused"sv, "passed_on"sv, "told_where"sv};

template <class A>
void fields(A const& archive, Same<CorrectionReceipt> auto& v)
{
    archive("agency", v.agency);
    archive("case", v.id);
    archive("number", v.number);
    archive("record", v.record);
}
template <class A>
void fields(A const& archive, Same<CorrectionExamined> auto& v)
{
    archive("found", v.found);
}
template <class A>
void fields(A const& archive, Same<CorrectionDecided> auto& v)
{
    archive("result", v.result);
    archive("agency_told", v.agency_told);
}
template <class A>
void fields(A const& archive, Same<CorrectionSubmission> auto& v)
{
    archive("applicant", v.applicant);
    archive("record", v.record);
    archive("evidence", v.evidence);
}

namespace {

constexpr std::array happening_names{"correction_receipt"sv, "correction_examined"sv, "correction_decided"sv, "correction_letter_moved"sv};
static_assert(happening_names.size() == std::variant_size_v<CorrectionHappening>);

// The step of a letter is written as the history of requests writes it.
constexpr auto of_requests = "letter_moved";

struct Written {
    base::Json operator()(CorrectionLetterMoved const& moved) const { return to_json(Happening{LetterMoved{LetterId{1}, moved.step}}); }
    base::Json operator()(auto const& happened) const { return written(happened); }
};
struct Read {
    base::Json const& json;

    void operator()(CorrectionLetterMoved& moved) const { moved.step = std::get<LetterMoved>(happening_of(of_requests, json)).step; }
    void operator()(auto& happened) const { fields(JsonReader{json}, happened); }
};

}  // namespace

std::string_view name_of(CorrectionHappening const& what)
{
    return happening_names.at(what.index());
}

std::string_view stored_stage(CorrectionStage stage)
{
    return stored_name(stage);
}

base::Json to_json(CorrectionHappening const& what)
{
    return std::visit(Written{}, what);
}

CorrectionHappening correction_happening_of(std::string_view name, base::Json const& json)
{
    auto const found = std::ranges::find(happening_names, name);
    base::ensure(found != happening_names.end(), "an event that we stored is one that there is");
    auto what = blank_alternative<CorrectionHappening>(static_cast<std::size_t>(found - happening_names.begin()));
    std::visit(Read{json}, what);
    return what;
}

std::string to_sealed_text(CorrectionSubmission const& submission)
{
    return written(submission).dump();
}

CorrectionSubmission correction_submission_of(std::string_view text)
{
    CorrectionSubmission submission;
    read(base::Json::parse(text), submission);
    return submission;
}

}  // namespace requests
