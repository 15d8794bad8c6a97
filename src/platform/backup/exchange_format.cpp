#include "platform/backup/exchange_format.hpp"

#include "base/json.hpp"
#include "platform/crypto/encoding.hpp"

namespace backup {
namespace {

using base::Json;

constexpr auto format = "gongkai-tables";
constexpr int version = 1;

Json to_json(sql::Value const& value)
{
    struct Writer {
        Json operator()(std::monostate) const { return nullptr; }
        Json operator()(std::int64_t number) const { return number; }
        Json operator()(double number) const { return number; }
        Json operator()(std::string const& text) const { return text; }
        Json operator()(sql::Blob const& blob) const { return {{"base64", crypto::to_base64(blob.bytes)}}; }
    };
    return value.visit(Writer{});
}

std::optional<sql::Value> to_value(Json const& json)
{
    if (json.is_null())
        return sql::Value{};
    if (json.is_number_integer())
        return sql::Value{json.get<std::int64_t>()};
    if (json.is_number_float())
        return sql::Value{json.get<double>()};
    if (json.is_string() && json.get_ref<std::string const&>().find('\0') == std::string::npos)
        return sql::Value{json.get<std::string>()};
    if (!json.is_object() || json.size() != 1 || !json.contains("base64") || !json["base64"].is_string())
        return std::nullopt;
    auto bytes = crypto::from_base64(json["base64"].get<std::string>());
    if (!bytes)
        return std::nullopt;
    return sql::Value{sql::Blob{*std::move(bytes)}};
}

// Nothing when it is no JSON, of another format or lacks something.
std::optional<ExchangeContents> contents_of(std::string const& text)
{
    try {
        auto const json = Json::parse(text);
        if (json.at("format") != format || json.at("version") != version)
            return std::nullopt;
        ExchangeContents contents;
        for (auto const& step : json.at("schema"))
            contents.schema.push_back({step.at("number"), step.at("sha256")});
        for (auto const& table : json.at("tables"))
            contents.tables.push_back({{table.at("name"), table.at("columns")}, table.at("rows"), table.at("sha256")});
        return contents;
    } catch (Json::exception const&) {
        return std::nullopt;
    }
}

}  // namespace

std::string to_text(ExchangeContents const& contents)
{
    auto schema = Json::array();
    for (auto const& step : contents.schema)
        schema.push_back({{"number", step.number}, {"sha256", step.sha256}});
    auto tables = Json::array();
    for (auto const& [table, rows, sha256] : contents.tables)
        tables.push_back({{"name", table.name}, {"columns", table.columns}, {"rows", rows}, {"sha256", sha256}});
    return Json{{"format", format}, {"version", version}, {"schema", std::move(schema)}, {"tables", std::move(tables)}}.dump(1) + "\n";
}

base::Result<ExchangeContents> parse_contents(std::string const& text)
{
    auto contents = contents_of(text);
    if (!contents)
        return base::fail(base::ErrorKind::invalid_input, "exchange.malformed", "The folder's tables.json is none of this program.");
    return *std::move(contents);
}

std::string to_line(Table const& table, sql::Row const& row)
{
    auto line = Json::object();
    for (auto const& column : table.columns)
        line[column] = to_json(row[column]);
    return line.dump();
}

std::optional<sql::Values> parse_line(Table const& table, std::string const& line)
{
    auto const json = Json::parse(line, nullptr, false);
    if (!json.is_object() || json.size() != table.columns.size())
        return std::nullopt;
    sql::Values values;
    for (auto const& column : table.columns) {
        auto value = json.contains(column) ? to_value(json[column]) : std::nullopt;
        if (!value)
            return std::nullopt;
        values.push_back(*std::move(value));
    }
    return values;
}

}  // namespace backup
