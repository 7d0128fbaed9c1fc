#pragma once

#include <filesystem>
#include <string>

namespace stratoscope::workflow {

enum class Encoding { Utf8, Utf16, Latin1 };

struct DecodedText {
  std::string utf8; ///< without a byte order mark
  Encoding encoding = Encoding::Utf8;
};

/// Bytes of a text file as UTF-8: by the byte order mark where there is one, else UTF-8 where the bytes are valid
/// UTF-8, else Latin-1 (which any bytes are, so that the caller should say so).
/// @param subject the file, for messages. Throws Error::Unreadable for what is no text (a zero byte).
[[nodiscard]] DecodedText decodeText(const std::string& bytes, const std::filesystem::path& subject);

} // namespace stratoscope::workflow
