#pragma once

#include "journal/journal.hpp"
#include "requests/attachments/attachment_service.hpp"

namespace requests {

// Whether the people of a case stand in its file.
enum class Names { shown, hidden };

// A file of a case as pages.
struct FilePages {
    std::string name;
    std::string pdf;
    std::string digest;  // SHA-256 of the file as it lies in the case
};

// What the bound file of a case is made of beside its letters.
class CaseFileService {
public:
    // All outlives the service.
    CaseFileService(RequestTools const& tools, AttachmentService& attachments, document::Limits const& limits)
        : tools_{tools}, attachments_{attachments}, limits_{limits}
    {
    }

    // A look at the file. One that could do harm is drawn as pictures, one that has no pages is set from its words; refused
    // where no reader takes it.
    Result<FilePages> pages_of(RequestKey key, int file, PersonKey looking);
    // What the journal tells of the case.
    [[nodiscard]] Result<std::vector<journal::Entry>> journal_of(RequestKey key) const;
    // That the file was bound, for the journal; the digest is of the whole.
    Result<void> note_bound(RequestKey key, Names names, std::string const& digest, PersonKey by);

private:
    RequestTools tools_;
    AttachmentService& attachments_;
    document::Limits const& limits_;
};

}  // namespace requests
