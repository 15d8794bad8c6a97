#include "report/domain/rules/narrative_outcomes.hpp"

// Numbers in sentences against the cells of the tables.
namespace report::narrative {
namespace {

bool is_received(Assessor const& assessor, Count const& count)
{
    return count.object == Word::request && count.did(Word::receive) && is_whole(assessor, count);
}

bool says_none(Assessor const& assessor, Count const& count)
{
    bool const zero = !count.negated && count.value == Decimal{0} && is_received(assessor, count);
    bool const negated = count.negated && count.object == Word::request && (count.acts == 0 || count.did(Word::receive));
    return zero || (negated && is_whole(assessor, count));
}

bool is_answered(Assessor const& assessor, Count const& count)
{
    return count.object == Word::request && !count.negated && count.in_disclosure && count.did(Word::answer) &&
           is_whole(assessor, count);
}

bool is_carried(Assessor const& assessor, Count const& count, Word direction)
{
    bool const object = count.object == Word::request || (count.object == Word::none && count.in_disclosure);
    return object && count.did(direction) && !count.compared && is_of_year(assessor, count);
}

}  // namespace

void received_count(Assessor& assessor)
{
    TextOf const text{assessor};
    auto const received = assessor.value("t3.new.total");
    auto const with_carried = sum(received, assessor.value("t3.carry_in.total"));
    auto const counts = select(*text, [&](Count const& count) {
        return is_received(assessor, count) && !count.negated && count.value > Decimal{0};
    });
    compare(assessor, *text, counts, {{"t3.new.total", "t3.carry_in.total"}, {received, with_carried}});
}

void none_received(Assessor& assessor)
{
    TextOf const text{assessor};
    auto const counts = select(*text, [&](Count const& count) { return says_none(assessor, count); });
    compare(assessor, *text, counts, {{"t3.new.total"}, {assessor.value("t3.new.total")}});
}

void answered_count(Assessor& assessor)
{
    TextOf const text{assessor};
    auto const answered = assessor.value("t3.total.total");
    auto const received = assessor.value("t3.new.total");
    auto const counts = select(*text, [&](Count const& count) { return is_answered(assessor, count); });
    compare(assessor, *text, counts, {{"t3.total.total"}, {answered}});

    // 办理 may mean what was received as well as what was answered.
    auto const handled = select(*text, [&](Count const& count) {
        return count.object == Word::request && !count.negated && count.acts == act_bit(Word::handle) && is_whole(assessor, count);
    });
    if (!handled.empty())
        compare(assessor, *text, handled,
                {{"t3.total.total"}, {answered, received, sum(received, assessor.value("t3.carry_in.total"))}});
}

void carried_counts(Assessor& assessor)
{
    TextOf const text{assessor};
    auto const carried = [&](Word direction) {
        return select(*text, [&](Count const& count) { return is_carried(assessor, count, direction); });
    };
    auto const in = carried(Word::carry_in);
    auto const out = carried(Word::carry_out);
    if (in.empty() && out.empty())
        return assessor.not_assessable();
    compare_each(assessor, *text, in, {{"t3.carry_in.total"}, {assessor.value("t3.carry_in.total")}}, name_words(assessor, "carry_in"));
    compare_each(assessor, *text, out, {{"t3.carry_out.total"}, {assessor.value("t3.carry_out.total")}}, name_words(assessor, "carry_out"));
}

void case_counts(Assessor& assessor)
{
    TextOf const text{assessor};
    auto const reviews = assessor.value("t4.review.total");
    auto const suits = sum(assessor.value("t4.suit_direct.total"), assessor.value("t4.suit_after.total"));
    auto const is_case = [&](Count const& count, Word object) {
        bool const about_disclosure = count.in_disclosure || count.negated;
        bool const later = count.did(Word::answer) || count.did(Word::carry_in) || count.did(Word::carry_out) || count.did(Word::carry);
        bool const other = count.did(Word::publish) || count.did(Word::other_act) || count.did(Word::issue) || later;
        return count.object == object && about_disclosure && !other && is_whole(assessor, count);
    };
    auto const review_counts = select(*text, [&](Count const& c) { return is_case(c, Word::review); });
    auto const suit_counts = select(*text, [&](Count const& c) { return is_case(c, Word::suit) && !c.both_cases; });
    auto const all_counts = select(*text, [&](Count const& c) { return is_case(c, Word::suit) && c.both_cases; });
    compare_outcomes(assessor, *text);
    if (review_counts.empty() && suit_counts.empty() && all_counts.empty())
        return assessor.not_assessable();
    compare_each(assessor, *text, review_counts, {{"t4.review.total"}, {reviews}}, name_words(assessor, "review"));
    compare_each(assessor, *text, suit_counts, {{"t4.suit_direct.total", "t4.suit_after.total"}, {suits}}, name_words(assessor, "suit"));
    compare_each(assessor, *text, all_counts, {{"t4.review.total", "t4.suit_direct.total", "t4.suit_after.total"}, {sum(reviews, suits)}},
                 name_words(assessor, "cases"));
}

}  // namespace report::narrative
