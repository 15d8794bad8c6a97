#pragma once

#include "app/command_adder.hpp"

namespace app {

// The commands of the desk.
class DeskOptions {
public:
    // The adder and this object live while the call is parsed.
    void add(CLI::App& app, CommandAdder const& commands);

private:
    void add_keeping(CLI::App& app, CommandAdder const& commands);

    InitArguments init_;
    ServeArguments serve_;
    WorkerArguments worker_;
    DemoArguments demo_;
    RoutesArguments routes_;
    AgencyImportArguments agency_import_;
    CompileArguments compile_;
    JournalVerifyArguments journal_verify_;
    BackupArguments backup_;
    RestoreArguments restore_;
    ExportArguments export_;
    ImportArguments import_;
    KeyVerifyArguments key_verify_;
    KeyRestoreArguments key_restore_;
};

}  // namespace app
