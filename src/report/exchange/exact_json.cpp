#include "report/exchange/exact_json.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace report {
namespace {

// A report has some hundreds of values, none of them deep inside.
constexpr std::size_t deepest = 16;
constexpr std::size_t most_values = 100'000;
constexpr std::size_t most_members = 5'000;  // of one object: each name is compared with all before it

base::Error malformed(std::size_t position)
{
    return {base::ErrorKind::invalid_input, "json.malformed", "this is not well-formed JSON: byte {position} does not fit",
            {{"position", std::to_string(position)}}};
}

base::Error too_large()
{
    return {base::ErrorKind::over_limit, "json.too-large",
            "refused: this JSON is nested more deeply or holds more values than any report", {}};
}

// Builds the tree from the parser's events. The innermost open value is at the end of `open_`.
class Builder : public nlohmann::json_sax<base::Json> {
public:
    explicit Builder(ExactJson& root) : root_{root} {}

    std::optional<base::Error> problem;

    bool null() override { return add(ExactJson{}); }
    bool boolean(bool value) override { return add(ExactJson{ExactJson::Kind::boolean, value ? "true" : "false"}); }
    bool number_integer(number_integer_t value) override { return add_number(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return add_number(std::to_string(value)); }
    bool number_float(number_float_t, string_t const& written) override { return add_number(written); }
    bool string(string_t& value) override { return add(ExactJson{ExactJson::Kind::string, std::move(value)}); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(ExactJson::Kind::object); }
    bool start_array(std::size_t) override { return open(ExactJson::Kind::array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        auto const& object = *open_.back();
        if (object.members.size() == most_members)
            return refuse(too_large());
        if (object.find(name) != nullptr)
            return refuse({base::ErrorKind::invalid_input, "json.twice", "the member {name} stands twice in one JSON object",
                           {{"name", name}}});
        name_ = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, std::string const&, nlohmann::detail::exception const&) override
    {
        return refuse(malformed(position));
    }

private:
    bool add_number(std::string written) { return add(ExactJson{ExactJson::Kind::number, std::move(written)}); }

    bool refuse(base::Error error)
    {
        problem = std::move(error);
        return false;
    }

    bool add(ExactJson value)
    {
        if (++values_ > most_values)
            return refuse(too_large());
        place(std::move(value));
        return true;
    }

    ExactJson& place(ExactJson value)
    {
        if (open_.empty())
            return root_ = std::move(value);
        auto& members = open_.back()->members;
        members.push_back({std::exchange(name_, {}), std::move(value)});
        return members.back().value;
    }

    bool open(ExactJson::Kind kind)
    {
        if (open_.size() == deepest || ++values_ > most_values)
            return refuse(too_large());
        open_.push_back(&place(ExactJson{kind}));  // stays put: its owner grows only after it is closed
        return true;
    }

    bool close()
    {
        open_.pop_back();
        return true;
    }

    ExactJson& root_;
    std::vector<ExactJson*> open_;
    std::string name_;
    std::size_t values_ = 0;
};

}  // namespace

// Here and not in the class, where its members are not complete yet.
ExactJson::ExactJson() = default;
ExactJson::ExactJson(Kind of, std::string content) : kind{of}, text{std::move(content)} {}
ExactJson::ExactJson(ExactJson const&) = default;
ExactJson::ExactJson(ExactJson&&) noexcept = default;
ExactJson& ExactJson::operator=(ExactJson const&) = default;
ExactJson& ExactJson::operator=(ExactJson&&) noexcept = default;
ExactJson::~ExactJson() = default;

ExactJson const* ExactJson::find(std::string_view name) const
{
    auto const found = std::find_if(members.begin(), members.end(), [name](auto const& m) { return m.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

base::Result<ExactJson> parse_exact_json(std::string_view text)
{
    ExactJson root;
    Builder builder{root};
    if (!base::Json::sax_parse(text, &builder))
        return tl::unexpected{builder.problem.value_or(malformed(0))};
    return root;
}

}  // namespace report
