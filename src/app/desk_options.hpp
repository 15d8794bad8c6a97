#pragma once

#include "app/user_options.hpp"

namespace app {

// The commands of the desk.
class DeskOptions {
public:
    // The adder and this object live while the call is parsed.
    void add(CLI::App& app, CommandAdder const& commands);

private:
    void add_journal(CLI::App& app, CommandAdder const& commands);
    void add_agencies(CLI::App& app, CommandAdder const& commands);
    void add_keeping(CLI::App& app, CommandAdder const& commands);

    InitArguments init_;
    ServeArguments serve_;
    WorkerArguments worker_;
    DemoArguments demo_;
    RoutesArguments routes_;
    AgencyImportArguments agency_import_;
    CompileArguments compile_;
    LoadArguments load_;
    ApiKeyAddArguments api_key_add_;
    ApiKeyListArguments api_key_list_;
    ApiKeyRevokeArguments api_key_revoke_;
    JournalVerifyArguments journal_verify_;
    JournalHeadsArguments journal_heads_;
    JournalHandInArguments journal_hand_in_;
    JournalReceiveArguments journal_receive_;
    CaseFileArguments case_file_;
    BackupArguments backup_;
    RestoreArguments restore_;
    ExportArguments export_;
    ImportArguments import_;
    KeyVerifyArguments key_verify_;
    KeyRotateArguments key_rotate_;
    KeyRestoreArguments key_restore_;
    UserOptions users_;
};

}  // namespace app
