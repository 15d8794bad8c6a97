#pragma once

#include "document/limits.hpp"
#include "platform/files/virus_scanner.hpp"
#include "requests/attachments/attachment_law.hpp"
#include "requests/attachments/attachment_store.hpp"
#include "requests/intake_service.hpp"
#include "requests/request_service.hpp"

#include <functional>

namespace requests {

// What the files of cases are kept and read with; all outlives the service.
struct AttachmentTools {
    files::FileStore& store;
    files::VirusScanner const& scanner;
    document::Limits const& limits;
};

// A file as a form sent it.
struct GivenFile {
    std::string name;
    std::string_view content;
    AttachmentKind kind = AttachmentKind::material;
};

// One that was looked at and may be kept. Nothing of it is stored yet.
struct InspectedFile {
    std::string name;
    std::string content;
    AttachmentKind kind = AttachmentKind::material;
    files::Examination examination;
    Reading reading;
    std::optional<int> original = {};
};

// As lists show it, without the name.
struct ListedAttachment {
    Attachment attachment;
    std::uint64_t size = 0;
    files::Examination examination;
};

// One that somebody looks at.
struct ShownAttachment {
    ListedAttachment listed;
    std::string name;
    std::vector<disclosure::ScreeningFinding> findings;
};

// Who reviews a letter sees what goes with it, whoever else's papers are in the case.
enum class Door { applicants, review };

struct Look {
    PersonKey by;
    Door door = Door::applicants;
};

struct OpenedAttachment {
    std::string name;
    std::string content;
    files::Examination examination;
};

// The files of a case: papers that came in, material that was found, what goes out with letters. Each is sealed under the key of
// its case and gone with it. Adding, and each look at a name or a content, leaves a row in the journal. A proof of identity is
// seen by the person alone who registered the request (`attachment.not-yours`).
class AttachmentService {
public:
    AttachmentService(RequestTools const& tools, AttachmentTools const& with) : tools_{tools}, with_{with} {}

    // Looks at a file before anything of it is stored: its size and type by content, the scanner, its words. Refused with
    // `attachment.empty`, `.too-large`, `.unknown-type`, `.infected`, `.state-secret`. Outside of any transaction.
    [[nodiscard]] Result<InspectedFile> inspect(GivenFile const& file, Sender sender) const;
    // All files of one form, each fault at `field`.
    [[nodiscard]] base::Accepted<std::vector<InspectedFile>> inspect_all(std::vector<GivenFile> const& files, Sender sender,
                                                                         std::string const& field) const;

    // By staff of the agency; returns its number. The same content once more is the same file.
    Result<int> add(RequestKey key, InspectedFile const& file, PersonKey by);
    // For IntakeService::submit: the files come in together with the request, or neither does.
    [[nodiscard]] Together together(std::vector<InspectedFile> files) const;

    // Those that are still there, in the order in which they came; none after the erasure.
    [[nodiscard]] Result<std::vector<ListedAttachment>> of(RequestKey key) const;
    // A look at the name and at what was found in it.
    Result<ShownAttachment> show(RequestKey key, int number, Look const& look);
    // Names by number, of all but proofs of identity. A look.
    Result<std::map<int, std::string>> names(RequestKey key, PersonKey looking);
    // A look at the content.
    Result<OpenedAttachment> open(RequestKey key, int number, Look const& look);
    // The same, for who wants to have it: `attachment.only-text` for what could do harm where it is opened.
    Result<OpenedAttachment> open_as_it_came(RequestKey key, int number, Look const& look);
    // The same, as the lines that our readers find in it.
    Result<std::vector<std::string>> text(RequestKey key, int number, Look const& look);

    // Reads the words of a file that nobody has read yet, while somebody waits (`attachment.not-waiting`). What bears the mark
    // of a state secret is destroyed.
    Result<void> read_now(RequestKey key, int number, PersonKey by);

    // Says that a file may go out all the same, with the reason: for what only a person can judge.
    Result<void> clear(RequestKey key, int number, std::string_view reason, PersonKey by);

    // Which files go with a letter that is still a draft; the list in its text is written anew. Refused with
    // `attachment.not-found`, `attachment.not-for-letters`, `letter.no-draft`.
    Result<CaseView> enclose(RequestKey key, LetterId letter, std::vector<int> const& numbers, Acting const& acting);
    // In their order, without their names.
    [[nodiscard]] Result<std::vector<ListedAttachment>> enclosures(RequestKey key, LetterId letter) const;
    [[nodiscard]] Result<std::vector<HeldEnclosure>> held_enclosures(RequestKey key, LetterId letter) const;

    // For the citizen: what goes with a letter that was served on the applicant (`letter.not-served`), by position from 1.
    Result<std::vector<std::string>> served_names(std::string_view receipt, std::string_view secret, LetterId letter);
    Result<OpenedAttachment> open_served(std::string_view receipt, std::string_view secret, LetterId letter, int position);

    // Daily work, over all agencies. `go_on` is asked before each file; its refusal ends the work and is returned. Each returns
    // with how many files it is done.
    using GoOn = std::function<Result<void>()>;
    // Reads files whose words nobody has read yet, and destroys what bears the mark of a state secret.
    Result<int> read_waiting(GoOn const& go_on);
    // Destroys the proofs of identity whose time has passed.
    Result<int> delete_identities(GoOn const& go_on);
    // Removes from the store what no case knows any more.
    Result<int> sweep(GoOn const& go_on);

private:
    Result<void> read(AttachmentKey const& of, Actor const& by);
    Result<void> delete_identity(AttachmentKey const& of);
    Result<OpenedAttachment> content_of(Desk& desk, RequestKey key, Attachment const& attachment) const;

    RequestTools tools_;
    AttachmentTools with_;
};

}  // namespace requests
