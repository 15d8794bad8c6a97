#include "app/desk_options.hpp"

#include <charconv>

namespace app {
namespace {

void add_duties(CLI::App& command, DutySettings& duties, CommandAdder const& commands)
{
    command.add_option("--heads-to", duties.heads_folder, commands.say("cli.serve.heads-to"))->type_name("DIR");
    auto* const trusted = command.add_option("--tsa-ca", duties.trusted, commands.say("cli.serve.tsa-ca"))->type_name("FILE");
    command.add_option("--tsa", duties.authority, commands.say("cli.serve.tsa"))->type_name("URL")->needs(trusted);
    auto* const key = command.add_option("--superior-key", duties.superior_key, commands.say("cli.serve.superior-key"))->type_name("FILE");
    command.add_option("--superior", duties.superior, commands.say("cli.serve.superior"))->type_name("URL")->needs(key);
}

}  // namespace

void add_place(CLI::App& command, InstallationPlace& place, CommandAdder const& commands)
{
    command.add_option("--data", place.data, commands.say("cli.data"))->type_name("DIR");
    command.add_option("--database", place.database, commands.say("cli.database"))->type_name("postgresql://…");
}

CLI::Validator whole_number(std::int64_t first, std::int64_t last)
{
    auto const check = [first, last](std::string const& text) {
        std::int64_t number = 0;
        auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
        auto const is_wrong = failure == std::errc::result_out_of_range || (failure == std::errc{} && (number < first || number > last));
        return is_wrong ? std::to_string(first) + ".." + std::to_string(last) : std::string{};
    };
    return CLI::Validator{check, {}};
}

std::string reporting_levels()
{
    std::string names;
    for (auto const name : agencies::reporting_level_names)
        names += (names.empty() ? "" : "|") + std::string{name};
    return names;
}

void DeskOptions::add(CLI::App& app, CommandAdder const& commands)
{
    auto& init = commands.add(app, "init", "cli.init", init_);
    add_place(init, init_.place, commands);
    init.add_option("--files", init_.place.files, commands.say("cli.init.files"))->type_name("https://HOST/BUCKET");
    init.add_option("--code", init_.code, commands.say("cli.init.code"))->type_name("CODE")->required();
    init.add_option("--name", init_.name, commands.say("cli.init.name"))->type_name("NAME")->required();
    init.add_option("--level", init_.level, commands.say("cli.check.level"))->type_name(reporting_levels());
    init.add_option("--login", init_.login, commands.say("cli.init.login"))->type_name("LOGIN")->required();
    auto& serve = commands.add(app, "serve", "cli.serve", serve_);
    add_place(serve, serve_.place, commands);
    serve.add_option("--address", serve_.address, commands.say("cli.serve.address"))->type_name("ADDRESS");
    serve.add_option("--port", serve_.port, commands.say("cli.serve.port"))->type_name("PORT")->check(whole_number(0, 65'535));
    serve.add_flag("--https", serve_.https, commands.say("cli.serve.https"));
    serve.add_option("--trusted-proxy", serve_.proxies, commands.say("cli.serve.trusted-proxy"))
        ->type_name("ADDRESS|CIDR")
        ->allow_extra_args(false);
    serve.add_flag("--no-worker", serve_.no_worker, commands.say("cli.serve.no-worker"));
    serve.add_option("--clamd", serve_.place.scanner, commands.say("cli.serve.clamd"))->type_name("SOCKET");
    serve.add_option("--icap", serve_.place.scanner, commands.say("cli.serve.icap"))->type_name("icap://HOST/SERVICE")->excludes("--clamd");
    serve.add_option("--public-address", serve_.public_address, commands.say("cli.serve.public-address"))->type_name("URL");
    add_duties(serve, serve_.duties, commands);
    auto& worker = commands.add(app, "worker", "cli.worker", worker_);
    add_place(worker, worker_.place, commands);
    add_duties(worker, worker_.duties, commands);
    auto& demo = commands.add(app, "demo", "cli.demo", demo_);
    demo.add_option("--data", demo_.data, commands.say("cli.demo.data"))->type_name("DIR");
    demo.add_option("--address", demo_.address, commands.say("cli.serve.address"))->type_name("ADDRESS");
    demo.add_option("--port", demo_.port, commands.say("cli.serve.port"))->type_name("PORT")->check(whole_number(0, 65'535));
    demo.add_option("--seed", demo_.seed, commands.say("cli.sample.seed"))->type_name("N");
    commands.add(app, "routes", "cli.routes", routes_);
    add_agencies(app, commands);
    auto& compile = commands.add(*app.get_subcommand("report"), "compile", "cli.compile", compile_);
    add_place(compile, compile_.place, commands);
    compile.add_option("--agency", compile_.agency, commands.say("cli.compile.agency"))->type_name("CODE")->required();
    compile.add_option("--year", compile_.year, commands.say("cli.compile.year"))->type_name("YYYY")->check(whole_number(2008, 2999))->required();
    compile.add_option("--previous", compile_.previous, commands.say("cli.compile.previous"))->type_name("FILE");
    compile.add_option("-o,--output", compile_.output, commands.say("cli.compile.output"))->type_name("OUT");
    auto& load = commands.add(app, "load", "cli.load", load_);
    add_place(load, load_.place, commands);
    load.add_option("FILE", load_.files, commands.say("cli.load.file"))->type_name("")->required();
    load.add_option("-j,--jobs", load_.jobs, commands.say("cli.batch.jobs"))->type_name("N")->check(whole_number(0, 1'024));
    auto& case_file = commands.add(app, "case-file", "cli.case-file", case_file_);
    add_place(case_file, case_file_.place, commands);
    case_file.add_option("NUMBER", case_file_.number, commands.say("cli.case-file.number"))->type_name("")->required();
    case_file.add_option("--agency", case_file_.agency, commands.say("cli.case-file.agency"))->type_name("CODE");
    case_file.add_option("-o,--output", case_file_.output, commands.say("cli.case-file.output"))->type_name("FILE.pdf")->required();
    case_file.add_flag("--without-names", case_file_.without_names, commands.say("cli.case-file.without-names"));
    users_.add(app, commands);
    add_journal(app, commands);
    add_keeping(app, commands);
}

void DeskOptions::add_journal(CLI::App& app, CommandAdder const& commands)
{
    auto& journal = commands.add_group(app, "journal", "cli.journal");
    auto& verify = commands.add(journal, "verify", "cli.journal.verify", journal_verify_);
    add_place(verify, journal_verify_.place, commands);
    verify.add_option("--anchor", journal_verify_.anchors, commands.say("cli.journal.anchor"))->type_name("FILE");
    verify.add_option("--tsa-ca", journal_verify_.trusted, commands.say("cli.journal.tsa-ca"))->type_name("FILE");
    auto& heads = commands.add(journal, "heads", "cli.journal.heads", journal_heads_);
    add_place(heads, journal_heads_.place, commands);
    heads.add_option("--out", journal_heads_.file, commands.say("cli.journal.heads.out"))->type_name("FILE");
    heads.add_option("--received", journal_heads_.received, commands.say("cli.journal.heads.received"))->type_name("CODE");
    auto& hand_in = commands.add(journal, "hand-in", "cli.journal.hand-in", journal_hand_in_);
    add_place(hand_in, journal_hand_in_.place, commands);
    hand_in.add_option("--superior", journal_hand_in_.to.superior, commands.say("cli.serve.superior"))->type_name("URL")->required();
    hand_in.add_option("--superior-key", journal_hand_in_.to.superior_key, commands.say("cli.serve.superior-key"))->type_name("FILE")->required();
    auto& receive = commands.add(journal, "receive", "cli.journal.receive", journal_receive_);
    add_place(receive, journal_receive_.place, commands);
    receive.add_option("FILE", journal_receive_.files, commands.say("cli.journal.receive.file"))->type_name("")->required();
}

void DeskOptions::add_agencies(CLI::App& app, CommandAdder const& commands)
{
    auto& agency = commands.add_group(app, "agency", "cli.agency");
    auto& import = commands.add(agency, "import", "cli.agency.import", agency_import_);
    add_place(import, agency_import_.place, commands);
    import.add_option("FILE", agency_import_.file, commands.say("cli.agency.import.file"))->type_name("")->required();
    import.add_flag("--dry-run", agency_import_.dry_run, commands.say("cli.agency.import.dry-run"));
    auto& key = commands.add_group(agency, "key", "cli.agency.key");
    auto& add = commands.add(key, "add", "cli.agency.key.add", api_key_add_);
    add_place(add, api_key_add_.place, commands);
    add.add_option("CODE", api_key_add_.code, commands.say("cli.agency.key.code"))->type_name("")->required();
    add.add_option("--name", api_key_add_.name, commands.say("cli.agency.key.name"))->type_name("NAME")->required();
    add.add_option("--scope", api_key_add_.scopes, commands.say("cli.agency.key.scope"))
        ->type_name("SCOPE")
        ->required()
        ->allow_extra_args(false);
    add.add_option("--until", api_key_add_.until, commands.say("cli.agency.key.until"))->type_name("DATE");
    auto& list = commands.add(key, "list", "cli.agency.key.list", api_key_list_);
    add_place(list, api_key_list_.place, commands);
    list.add_option("CODE", api_key_list_.code, commands.say("cli.agency.key.code"))->type_name("")->required();
    auto& revoke = commands.add(key, "revoke", "cli.agency.key.revoke", api_key_revoke_);
    add_place(revoke, api_key_revoke_.place, commands);
    revoke.add_option("CODE", api_key_revoke_.code, commands.say("cli.agency.key.code"))->type_name("")->required();
    revoke.add_option("NUMBER", api_key_revoke_.number, commands.say("cli.agency.key.number"))->type_name("")->required();
}

void DeskOptions::add_keeping(CLI::App& app, CommandAdder const& commands)
{
    auto& backup = commands.add(app, "backup", "cli.backup", backup_);
    add_place(backup, backup_.place, commands);
    backup.add_option("FILE", backup_.file, commands.say("cli.backup.file"))->type_name("")->required();
    backup.add_option("--recipient", backup_.recipients, commands.say("cli.backup.recipient"))->type_name("KEY");
    backup.add_option("--plain", backup_.plain, commands.say("cli.plain"))->type_name("REASON");
    auto& restore = commands.add(app, "restore", "cli.restore", restore_);
    add_place(restore, restore_.place, commands);
    restore.add_option("FILE", restore_.file, commands.say("cli.backup.file"))->type_name("")->required();
    restore.add_option("--key", restore_.key_file, commands.say("cli.restore.key"))->type_name("main.key");
    auto& exporting = commands.add(app, "export", "cli.export", export_);
    add_place(exporting, export_.place, commands);
    exporting.add_option("DIR", export_.folder, commands.say("cli.export.folder"))->type_name("")->required();
    exporting.add_option("--plain", export_.plain, commands.say("cli.plain"))->type_name("REASON");
    auto& importing = commands.add(app, "import", "cli.import", import_);
    add_place(importing, import_.place, commands);
    importing.add_option("DIR", import_.folder, commands.say("cli.export.folder"))->type_name("")->required();
    importing.add_option("--key", import_.key_file, commands.say("cli.import.key"))->type_name("main.key")->required();
    auto& key = commands.add_group(app, "key", "cli.key");
    add_place(commands.add(key, "verify", "cli.key.verify", key_verify_), key_verify_.place, commands);
    add_place(commands.add(key, "rotate", "cli.key.rotate", key_rotate_), key_rotate_.place, commands);
    add_place(commands.add(key, "restore", "cli.key.restore", key_restore_), key_restore_.place, commands);
}

}  // namespace app
