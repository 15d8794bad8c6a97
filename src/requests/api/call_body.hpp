#pragma once

#include "requests/api/request_api.hpp"
#include "requests/pages/case_view.hpp"

// What a call sends, as the forms of the pages know it: one table of acts stands behind both.
namespace requests {

// The caller as a visitor of the pages: a key acts like a person of its agency.
class CallerVisit {
public:
    explicit CallerVisit(ApiCall const& call) : visitor_{call.by(), call.key.name, {}, false}, visit_{call.request, visitor_, call.agency, {}} {}
    CallerVisit(CallerVisit const&) = delete;
    CallerVisit& operator=(CallerVisit const&) = delete;

    [[nodiscard]] Visit const& operator*() const { return visit_; }

private:
    agencies::Visitor visitor_;
    Visit visit_;
};

// Texts and whole numbers of a JSON object by their names. A member that is none of `names`, and a value of another type, is a
// fault: a caller that misspells a name is told.
[[nodiscard]] Given given_in(base::Json const& body, std::span<std::string const> names, base::Faults& faults);

[[nodiscard]] std::vector<std::string> names_of(std::vector<Field> const& fields);
// The names of an act, and the version of the case that the caller saw.
[[nodiscard]] std::vector<std::string> with_version(std::vector<std::string> names);

// What a write of a case is answered with: the case as it then stands.
[[nodiscard]] ApiWritten changed(ApiCall const& call, Result<CaseView> const& view);

// `api.missing` where no version was sent: nobody acts on a case that he did not see.
void need_version(Given const& given, base::Faults& faults);

}  // namespace requests
