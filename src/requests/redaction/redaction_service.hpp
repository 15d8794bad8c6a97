#pragma once

#include "document/redact/redact.hpp"
#include "requests/attachments/attachment_service.hpp"
#include "requests/redaction/redaction.hpp"

namespace requests {

// A file whose areas are marked, as somebody looks at it.
struct RedactedFile {
    std::string name;
    std::vector<document::PageSize> pages;
    std::vector<RedactionArea> areas;
    std::optional<RedactionWork> work = {};
};

// What somebody says of one page: which of its areas are blacked out, and new ones.
struct PageAreas {
    int page = 1;
    std::set<int> kept = {};
    std::vector<RedactionArea> added = {};
};

// Marks areas of PDF files and pictures of a case, and makes copies in which what they cover is gone. Each look at a page is
// journalled as one at the file. `redaction.not-pages`: the file is neither; `attachment.not-found` and others as of
// AttachmentService::open.
class RedactionService {
public:
    // All outlives the service.
    RedactionService(RequestTools const& tools, RedactionLaw const& law, AttachmentService& attachments, document::Limits const& limits)
        : tools_{tools}, law_{law}, attachments_{attachments}, limits_{limits}
    {
    }

    [[nodiscard]] RedactionLaw const& law() const { return law_; }

    [[nodiscard]] Result<RedactedFile> show(RequestKey key, int file, PersonKey looking);  // no look while work goes on: without name and sizes
    // A PNG.
    [[nodiscard]] Result<std::string> picture(RequestKey key, int file, int page, PersonKey looking);
    // Its lines with their places; a page that is a picture is recognised, which takes a while.
    [[nodiscard]] Result<std::vector<document::PageLine>> lines(RequestKey key, int file, int page, PersonKey looking);

    // Settles all areas of a page: those that are not kept stay readable. `redaction.no-reason`, `redaction.bad-area`.
    Result<void> mark(RequestKey key, int file, PageAreas const& said, PersonKey by);
    // Blacks out everything that is proposed.
    Result<void> accept_all(RequestKey key, int file, PersonKey by);

    // Asks for work over all pages, which a worker does: `redaction.busy`; of a copy `redaction.undecided` while a proposal is
    // not settled, `redaction.nothing-marked`.
    Result<void> ask(RequestKey key, int file, RedactionTask task, PersonKey by);

    // Carries out what was asked for, by the subject of its job. What the file refuses is written down; only a refusal of
    // `go_on`, asked after each page, is returned.
    using GoOn = std::function<Result<void>()>;
    Result<void> work(AgencyId agency, std::string_view subject, GoOn const& go_on);

private:
    struct Opened {
        OpenedAttachment file;
        document::PageFormat format;
    };
    [[nodiscard]] Result<Opened> open(RequestKey key, int file, PersonKey looking);
    Result<void> propose(AttachmentKey const& of, RedactionWork work, GoOn const& go_on);
    Result<void> copy(AttachmentKey const& of, RedactionWork work, GoOn const& go_on);
    Result<void> tell(AttachmentKey const& of, RedactionWork const& work) const;

    RequestTools tools_;
    RedactionLaw const& law_;
    AttachmentService& attachments_;
    document::Limits const& limits_;
};

// As what the pages of a file are shown; none: it has none that we draw.
[[nodiscard]] std::optional<document::PageFormat> page_format(files::FileKind kind);

inline constexpr std::string_view redaction_duty = "file.redact";

}  // namespace requests
