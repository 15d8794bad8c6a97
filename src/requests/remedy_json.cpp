#include "requests/remedy_json.hpp"

#include "requests/json_fields.hpp"

namespace requests {

template <class A, class T>
    requires std::is_empty_v<T>
void fields(A const&, T&)
{
}

template <class A>
void fields(A const& archive, Same<RequestKey> auto& v)
{
    archive("agency", v.agency);
    archive("request", v.id);
}

// What the case is about: one of the two is there.
struct AboutFields {
    std::optional<RequestKey> request = {};
    std::optional<std::string> item = {};
};
template <class A>
void fields(A const& archive, Same<AboutFields> auto& v)
{
    archive("request", v.request);
    archive("item", v.item);
}
inline base::Json written(std::variant<AboutRequest, AboutItem> const& about)
{
    auto const* request = std::get_if<AboutRequest>(&about);
    if (request == nullptr)
        return written(AboutFields{.item = std::get<AboutItem>(about).index});
    return written(AboutFields{.request = request->request});
}
inline void read(base::Json const& json, std::variant<AboutRequest, AboutItem>& about)
{
    AboutFields fields;
    read(json, fields);
    base::ensure(fields.request.has_value() != fields.item.has_value(), "a case that we stored is about one thing");
    if (fields.request)
        about = AboutRequest{*fields.request};
    else
        about = AboutItem{*fields.item};
}

template <class A>
void fields(A const& archive, Same<RemedyFiled> auto& v)
{
    archive("agency", v.agency);
    archive("case", v.id);
    archive("kind", v.kind);
    archive("before", v.before);
    archive("about", v.about);
    archive("body", v.body);
}
template <class A>
void fields(A const& archive, Same<RemedyAccepted> auto& v)
{
    archive("procedure", v.procedure);
    archive("file_number", v.file_number);
}
template <class A>
void fields(A const& archive, Same<RemedyDecided> auto& v)
{
    archive("outcome", v.outcome);
}
template <class A>
void fields(A const& archive, Same<AppealDecided> auto& v)
{
    archive("outcome", v.outcome);
}

namespace {

constexpr std::array happening_names{"remedy_filed"sv, "remedy_accepted"sv, "remedy_copy_received"sv, "remedy_reply_sent"sv,
                                     "remedy_review_extended"sv, "remedy_decided"sv, "remedy_appealed"sv, "remedy_appeal_decided"sv,
                                     "remedy_served_on_applicant"sv, "remedy_served_on_agency"sv};
static_assert(happening_names.size() == std::variant_size_v<RemedyHappening>);

}  // namespace

std::string_view name_of(RemedyHappening const& what)
{
    return happening_names.at(what.index());
}

base::Json to_json(RemedyHappening const& what)
{
    return std::visit([](auto const& happened) { return written(happened); }, what);
}

RemedyHappening remedy_happening_of(std::string_view name, base::Json const& json)
{
    auto const found = std::ranges::find(happening_names, name);
    base::ensure(found != happening_names.end(), "an event that we stored is one that there is");
    auto what = blank_alternative<RemedyHappening>(static_cast<std::size_t>(found - happening_names.begin()));
    std::visit([&](auto& happened) { fields(JsonReader{json}, happened); }, what);
    return what;
}

}  // namespace requests
