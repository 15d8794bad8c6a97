#include "agencies/domain/person.hpp"

namespace agencies {

std::string actor_text(PersonKey key)
{
    auto const is_key = key.number < 0;
    return (is_key ? "key/" : "person/") + std::to_string(key.agency.value) + "/" + std::to_string(is_key ? -key.number : key.number);
}

}  // namespace agencies
