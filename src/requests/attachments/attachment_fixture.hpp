#pragma once

#include "platform/files/folder_store.hpp"
#include "platform/files/test_folder.hpp"
#include "requests/attachments/attachment_service.hpp"
#include "requests/desk_fixture.hpp"

namespace requests {

// For tests: a desk with files, and no scanner.
class WithAttachments : public WithDesk {
protected:
    AttachmentService attachments() { return AttachmentService{tools(), {store_, scanner_, limits_}}; }
    files::FileStore& store() { return store_; }

    // A list of persons with resident ids; it must not go out. Made up: only the check digits are right.
    static constexpr std::string_view list_of_ids = "序号,姓名,身份证号码\n1,甄某,11010119900307889X\n";
    static constexpr std::string_view harmless = "本村道路养护合同，金额三万元。\n";

    InspectedFile inspected(std::string_view content, std::string name = "名单.txt", AttachmentKind kind = AttachmentKind::material)
    {
        return attachments().inspect({std::move(name), content, kind}, Sender::staff).value();
    }
    int added(RequestKey key, std::string_view content, std::string name = "名单.txt", AttachmentKind kind = AttachmentKind::material)
    {
        return attachments().add(key, inspected(content, std::move(name), kind), clerk()).value();
    }

private:
    files::TestFolder folder_;
    files::FolderStore store_{folder_.path()};
    files::VirusScanner scanner_{std::nullopt};
    document::Limits limits_;
};

}  // namespace requests
