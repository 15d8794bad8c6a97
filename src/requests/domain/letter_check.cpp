#include "requests/domain/letter_check.hpp"

#include "base/ensure.hpp"
#include "base/fold.hpp"
#include "requests/domain/asker_marks.hpp"
#include "requests/domain/decision.hpp"

#include <algorithm>

namespace requests {
namespace {

bool says(std::string const& folded, std::string const& words)
{
    return folded.find(base::fold(words)) != std::string::npos;
}

bool says_one_of(std::string const& folded, std::vector<std::string> const& wordings)
{
    return std::any_of(wordings.begin(), wordings.end(), [&](auto const& words) { return says(folded, words); });
}

bool says_all(std::string const& folded, std::vector<std::vector<std::string>> const& things)
{
    return std::all_of(things.begin(), things.end(), [&](auto const& wordings) { return says_one_of(folded, wordings); });
}

// 第三十六条第(一)项 and 第三十六条第一项 are the same place of the law.
std::string without_brackets(std::string text)
{
    std::erase_if(text, [](char c) { return c == '(' || c == ')'; });
    return text;
}

// The places of the law in "《条例》第十五条、第三十二条": what stands from 第 to the next separator.
std::vector<std::string> places_of(std::string const& article)
{
    static std::string const ordinal = "第";
    auto const folded = without_brackets(base::fold(article));
    std::vector<std::string> places;
    for (std::size_t begin = 0; begin < folded.size();) {
        auto const end = std::min(folded.find_first_of(",;", begin), folded.size());
        if (auto const at = folded.find(ordinal, begin); at < end)
            places.push_back(folded.substr(at, end - at));
        begin = end + 1;
    }
    return places;
}

class LetterCheck {
public:
    LetterCheck(LetterText const& letter, RequestLaw const& law)
        : letter_{letter}, law_{law}, kind_{*law.letter(letter.kind)}, folded_{base::fold(letter.text)}
    {
    }

    std::vector<Finding> run()
    {
        for (auto const& id : kind_.elements)
            look_for(law_.element(id));
        for (auto const& id : kind_.must_not_hold)
            look_against(law_.element(id));
        look_at_remedies();
        look_at_article();
        look_at_service();
        return std::move(findings_);
    }

private:
    void add(std::string_view check, base::Error::Words words = {}, std::string_view field = {})
    {
        words.emplace_back("letter", kind_.title.zh);
        findings_.push_back(law_.finding(check, std::move(words), field));
    }

    void look_for(LetterElement const& element)
    {
        if (element.due > letter_.stage)
            return;
        auto const filled = letter_.elements.find(element.id);
        if (filled == letter_.elements.end() || base::fold(filled->second).empty())
            add("letter.element", {{"element", element.name.zh}}, element.id);
        else if (element.in_text && !says(folded_, filled->second))
            add("letter.element-lost", {{"element", element.name.zh}}, element.id);
    }

    void look_against(LetterElement const& element)
    {
        auto const value = letter_.elements.find(element.id);
        if (value != letter_.elements.end() && !bare(value->second).empty() && tells_one_of({bare(value->second)}, letter_.text))
            add("letter.tells-too-much", {{"element", element.name.zh}}, element.id);
    }

    [[nodiscard]] RemedyClause clause() const
    {
        if (kind_.remedy != RemedyClause::of_grounds)
            return kind_.remedy;
        auto const* decision = law_.decision(letter_.decision);
        return decision == nullptr ? RemedyClause::ordinary : clause_of(*decision, letter_.grounds, law_);
    }

    void look_at_remedies()
    {
        auto const& words = law_.clauses;
        switch (clause()) {
        case RemedyClause::none:
            if (kind_.is_procedural && says_one_of(folded_, words.marks_of_any))
                add("letter.procedural-remedy");
            return;
        case RemedyClause::reconsideration_first:
            if (letter_.dated < words.reconsideration_first_from)
                break;
            if (!says_all(folded_, words.reconsideration_first))
                add(says_one_of(folded_, words.marks_of_any) ? "letter.reconsideration-first" : "letter.remedy");
            return;
        case RemedyClause::of_grounds:
        case RemedyClause::ordinary:
            if (says_one_of(folded_, words.marks_of_reconsideration_first))
                add("letter.not-reconsideration-first");
            break;
        }
        if (!says_all(folded_, words.ordinary))
            add("letter.remedy");
    }

    void look_at_article()
    {
        auto const* decision = law_.decision(letter_.decision);
        if (decision == nullptr)
            return;
        auto const places = places_of(decision->article);
        auto const text = without_brackets(folded_);
        if (!places.empty() &&
            std::none_of(places.begin(), places.end(), [&](auto const& place) { return text.find(place) != std::string::npos; }))
            add("letter.article", {{"article", decision->article}});
    }

    void look_at_service()
    {
        auto const* mode = law_.service(letter_.service);
        if (mode == nullptr)
            return;
        if (!mode->carrier.empty() && letter_.carrier != mode->carrier)
            add("letter.carrier");
        if (mode->is_online && clause() != RemedyClause::none &&
            (letter_.online_remedy.empty() || !says(folded_, letter_.online_remedy)))
            add("letter.online-remedy");
    }

    LetterText const& letter_;
    RequestLaw const& law_;
    LetterKind const& kind_;
    std::string folded_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_letter(LetterText const& letter, RequestLaw const& law)
{
    base::ensure(law.letter(letter.kind) != nullptr, "only letters of requests.json are checked");
    return LetterCheck{letter, law}.run();
}

std::vector<Finding> check_people(Letter const& letter, RequestLaw const& law)
{
    auto const drafter_reviews = letter.reviewed_by == letter.drafted_by;
    auto const drafter_signs = letter.signed_by == letter.drafted_by;
    auto const reviewer_signs = letter.signed_by && letter.signed_by == letter.reviewed_by;
    if (drafter_reviews || drafter_signs || reviewer_signs)
        return {law.finding("letter.one-person")};
    return {};
}

}  // namespace requests
