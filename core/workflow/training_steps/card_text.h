#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace stratoscope::workflow {

/// A model's card as Markdown.
/// @param card as model_card.h writes it.
[[nodiscard]] std::string cardText(const nlohmann::ordered_json& card);

} // namespace stratoscope::workflow
