#include "app/desk/duties.hpp"

#include "agencies/anchors/anchor_service.hpp"
#include "app/desk/superior.hpp"
#include "platform/files/folder_store.hpp"
#include "platform/sql/transaction.hpp"
#include "requests/erasure.hpp"

namespace app {
namespace {

using namespace std::chrono_literals;
using base::Result;

constexpr jobs::Daily at_night{2h};
// So that a list holds the acts of its day.
constexpr jobs::Daily before_midnight{23h + 30min};
constexpr jobs::Daily behind_the_lists{23h + 40min};
constexpr std::chrono::days done_jobs_kept{30};
// Longer than any upload may take.
constexpr std::chrono::hours uploads_kept{24};

void forget_done_jobs(sql::Database& database, clocks::Clock const& clock)
{
    sql::retry_when_busy([&] {
        auto const connection = database.connection();
        sql::Transaction transaction{*connection};
        jobs::Queue{*connection, clock}.forget_done_before(clock.now() - done_jobs_kept);
        transaction.commit();
    });
}

void remove_left_uploads(std::filesystem::path const& folder)
{
    if (std::filesystem::exists(folder))
        files::FolderStore{folder}.sweep(std::filesystem::file_time_type::clock::now() - uploads_kept);
}

// Work of the files of cases, as a duty.
auto over_files(requests::AttachmentService& attachments,
                Result<int> (requests::AttachmentService::*work)(requests::AttachmentService::GoOn const&))
{
    return [&attachments, work](jobs::Job const&, jobs::Hold& hold) {
        return (attachments.*work)([&hold] { return hold.go_on(); }).map([](int) {});
    };
}

// The ends of the journals to the folder outside, and to the authority that stamps them. What could not leave waits for the next try;
// one way that is shut does not stop the other.
auto hand_heads_out(sql::Database& database, clocks::Clock const& clock, DutySettings const& settings)
{
    return [&database, &clock, settings](jobs::Job const&, jobs::Hold&) -> Result<void> {
        agencies::AnchorService anchors{database, clock};
        anchors.make_list();
        auto const filed = settings.heads_folder.empty() ? Result<void>{} : anchors.file_lists(settings.heads_folder);
        auto const stamped = settings.authority.empty() ? Result<void>{} : anchors.stamp_lists(settings.authority, settings.trusted, settings.heads_folder);
        return filed ? stamped : filed;
    };
}

}  // namespace

jobs::Duties duties_of(Desk& desk, Installation& installation, clocks::Clock const& clock, DutySettings const& settings)
{
    auto& database = installation.database();
    jobs::Duties duties;
    duties["case.erase"] = {.work = [&desk, &installation, &clock](jobs::Job const&, jobs::Hold& hold) {
                                return requests::erase_cases_past_retention(
                                    {installation.database(), clock, installation.keys(), desk.law()}, [&hold] { return hold.go_on(); });
                            },
                            .when = at_night};
    auto& attachments = desk.attachments();
    duties["file.read"] = {.work = over_files(attachments, &requests::AttachmentService::read_waiting), .when = jobs::Every{5min}};
    duties[std::string{requests::redaction_duty}] = {.work = [&desk](jobs::Job const& job, jobs::Hold& hold) {
        return desk.redactions().work(job.key.agency, job.subject, [&hold] { return hold.go_on(); });
    }};
    duties[std::string{report::door_duty}] = {.work = [&desk](jobs::Job const& job, jobs::Hold& hold) {
        return desk.report_door().work(job.key.agency, job.subject, [&hold] { return hold.go_on(); });
    }};
    // Another edition of the calendar comes with a start of the program, or with an agency that chooses another region.
    duties["due.recompute"] = {.work = [&desk](jobs::Job const&, jobs::Hold& hold) { return desk.oversight().bring_up_to_date([&hold] { return hold.go_on(); }); },
                               .when = jobs::Every{1h}};
    duties["identity.delete"] = {.work = over_files(attachments, &requests::AttachmentService::delete_identities), .when = at_night};
    duties["file.remove"] = {.work = over_files(attachments, &requests::AttachmentService::sweep), .when = at_night};
    duties["session.clean"] = {.work = [&desk](jobs::Job const&, jobs::Hold&) -> Result<void> {
                                   desk.sign_in().forget_sessions_that_are_over();
                                   return {};
                               },
                               .when = jobs::Every{1h}};
    duties["upload.clean"] = {.work = [folder = installation.files_folder()](jobs::Job const&, jobs::Hold&) -> Result<void> {
                                  remove_left_uploads(folder);
                                  return {};
                              },
                              .when = at_night};
    duties["answer.clean"] = {.work = [&desk](jobs::Job const&, jobs::Hold&) -> Result<void> {
                                  desk.api_answers().forget_old();
                                  return {};
                              },
                              .when = at_night};
    duties["job.clean"] = {.work = [&database, &clock](jobs::Job const&, jobs::Hold&) -> Result<void> {
                               forget_done_jobs(database, clock);
                               return {};
                           },
                           .when = at_night};
    if (!settings.heads_folder.empty() || !settings.authority.empty())
        duties["journal.heads"] = {.work = hand_heads_out(database, clock, settings), .when = before_midnight};
    if (!settings.superior.empty())
        duties["journal.hand-in"] = {.work = [&database, &clock, settings](jobs::Job const&, jobs::Hold&) {
                                         return hand_heads_in(database, clock, settings);
                                     },
                                     .when = behind_the_lists};
    return duties;
}

}  // namespace app
