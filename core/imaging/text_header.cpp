#include "core/imaging/text_header.h"

#include "core/base/error.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

namespace stratoscope::imaging {
namespace {

constexpr std::size_t longest = std::size_t{1} << 20;

std::string trimmed(std::string_view text) {
  const auto isSpace = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
  while (!text.empty() && isSpace(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && isSpace(text.back())) {
    text.remove_suffix(1);
  }
  return std::string(text);
}

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

[[noreturn]] void refuse(const std::filesystem::path& path, ErrorCode code, Text reason) {
  throw Error(code, std::move(reason), path.string());
}

/// A line, without trusting that the file has any. @return false at the end of the file.
bool nextLine(std::istream& file, std::string& line, const std::filesystem::path& path) {
  line.clear();
  for (int c = file.get(); c != std::char_traits<char>::eof(); c = file.get()) {
    if (c == '\n') {
      return true;
    }
    line.push_back(static_cast<char>(c));
    if (line.size() > longest) {
      refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the header has no end"));
    }
  }
  return !line.empty();
}

} // namespace

std::string TextHeader::value(std::string_view key, std::string_view otherKey) const {
  auto found = fields.find(std::string(key));
  found = found == fields.end() ? fields.find(std::string(otherKey)) : found;
  return found == fields.end() ? std::string() : found->second;
}

std::vector<std::int64_t> TextHeader::numbers(std::string_view key) const {
  std::istringstream words(value(key));
  std::vector<std::int64_t> numbers;
  for (std::string word; words >> word;) {
    numbers.push_back(std::stoll(word));
  }
  return numbers;
}

TextHeader readTextHeader(const std::filesystem::path& path, char separator, std::string_view last) {
  std::ifstream file(path, std::ios::binary);
  TextHeader header;
  std::string line;
  std::size_t read = 0;
  while (nextLine(file, line, path)) {
    read += line.size() + 1;
    if (read > longest) {
      refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the header has no end"));
    }
    const auto text = trimmed(line);
    const auto at = text.find(separator);
    const auto key = lowered(trimmed(std::string_view(text).substr(0, at)));
    if (at != std::string::npos && !text.starts_with('#')) {
      header.fields[key] = trimmed(std::string_view(text).substr(at + 1));
    }
    if (text.empty() || key == last) {
      break;
    }
  }
  header.length = static_cast<std::int64_t>(read);
  return header;
}

std::filesystem::path besideHeader(const std::filesystem::path& path, const std::string& name) {
  namespace fs = std::filesystem;
  const auto folder = fs::canonical(fs::absolute(path).parent_path());
  std::error_code failed;
  auto data = fs::weakly_canonical(folder / name, failed);
  const auto inside = data.lexically_relative(folder);
  if (failed || inside.empty() || *inside.begin() == "..") {
    refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the header points to data outside its own folder"));
  }
  if (!fs::is_regular_file(data)) {
    refuse(path, ErrorCode::Unreadable,
           {STRATOSCOPE_TEXT("the file %1 with the voxels is missing beside the header"), {name}});
  }
  return data;
}

} // namespace stratoscope::imaging
