#include "agencies/domain/person.hpp"

namespace agencies {

std::string actor_text(PersonKey key)
{
    return "person/" + std::to_string(key.agency.value) + "/" + std::to_string(key.number);
}

}  // namespace agencies
