#include "requests/deadline_words.hpp"

namespace requests {

std::string explain_step(calendar::DeadlineStep const& step, config::Texts const& texts)
{
    using calendar::StepKind;
    base::Error::Words const words{{"first", std::to_string(step.reached - step.working_days + 1)},
                                   {"last", std::to_string(step.reached)},
                                   {"days", std::to_string(step.working_days)},
                                   {"name", step.name}};
    auto const say = [&](std::string_view code) { return texts.say(code, words); };
    switch (step.kind) {
    case StepKind::start: return say("deadline.step.start");
    case StepKind::restart: return say("deadline.step.restart");
    case StepKind::weekend: return say("deadline.step.weekend");
    case StepKind::holiday: return say("deadline.step.holiday");
    case StepKind::suspended: return say("deadline.step.suspended");
    case StepKind::due: return say("deadline.step.due");
    case StepKind::extended: return say("deadline.step.extended");
    case StepKind::counted: break;
    }
    auto const text = say(step.working_days == 1 ? "deadline.step.counted-one" : "deadline.step.counted");
    return step.name.empty() ? text : text + say("deadline.step.make-up");
}

}  // namespace requests
