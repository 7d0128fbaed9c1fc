#include "core/workflow/metadata/table_file.h"

#include "core/base/error.h"
#include "core/workflow/metadata/csv_table.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace stratoscope::workflow {
namespace {

using Json = nlohmann::ordered_json;

std::string_view shortest(float value, std::array<char, 32>& space) {
  const auto* const end = std::to_chars(space.data(), space.data() + space.size(), value).ptr;
  return {space.data(), static_cast<std::size_t>(end - space.data())};
}

struct CsvCell {
  std::string operator()(const std::string& text) const { return csvField(text); }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(float number) const {
    std::array<char, 32> space{};
    return std::string(shortest(number, space));
  }
  std::string operator()(std::monostate /*missing*/) const { return {}; }
};

struct JsonCell {
  Json operator()(const std::string& text) const { return text; }
  Json operator()(std::int64_t number) const { return number; }
  Json operator()(std::monostate /*missing*/) const { return nullptr; }
  /// The double of the float's shortest decimal form: 0.1f is written as 0.1.
  Json operator()(float number) const {
    if (!std::isfinite(number)) {
      return nullptr;
    }
    std::array<char, 32> space{};
    const auto text = shortest(number, space);
    double value = number;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
};

void appendLine(std::string& csv, const std::vector<std::string>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    csv += i == 0 ? "" : ",";
    csv += fields[i];
  }
  csv += '\n';
}

template <typename Result, typename Visitor>
std::vector<Result> visited(const std::vector<Cell>& cells, const Visitor& visitor) {
  std::vector<Result> results;
  std::transform(cells.begin(), cells.end(), std::back_inserter(results),
                 [&](const Cell& cell) { return std::visit(visitor, cell); });
  return results;
}

} // namespace

TableFormat tableFormatOf(const std::filesystem::path& file) {
  auto extension = file.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (extension == ".csv") {
    return TableFormat::Csv;
  }
  if (extension == ".json") {
    return TableFormat::Json;
  }
  if (extension != ".npy") {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("tables are written as .csv, .npy or .json"),
                file.string());
  }
  return TableFormat::Npy;
}

std::string csvOf(const Table& table) {
  std::string csv;
  std::vector<std::string> names;
  std::ranges::transform(table.header, std::back_inserter(names), csvField);
  appendLine(csv, names);
  for (std::size_t row = 0; row < table.rows; ++row) {
    appendLine(csv, visited<std::string>(table.row(row), CsvCell{}));
  }
  return csv;
}

std::string jsonOf(const Table& table) {
  std::string json = "[";
  for (std::size_t row = 0; row < table.rows; ++row) {
    auto values = visited<Json>(table.row(row), JsonCell{});
    auto object = Json::object();
    for (std::size_t i = 0; i < values.size(); ++i) {
      object[table.header.at(i)] = std::move(values[i]);
    }
    json += row == 0 ? "\n" : ",\n";
    json += object.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  return json + "\n]\n";
}

} // namespace stratoscope::workflow
