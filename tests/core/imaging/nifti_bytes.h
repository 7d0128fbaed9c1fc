#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <vector>
#include <zlib.h>

namespace nifti_bytes {

/// What a test writes into a NIfTI header; fields are named as in nifti1.h.
struct Header {
  int version = 1;
  bool swapped = false;
  bool pair = false;
  std::vector<std::int64_t> dim{2, 3, 2};
  int datatype = 2;
  int bitpix = 8;
  double offset = -1; ///< below 0: right behind the header
  double slope = 0;
  double inter = 0;
  std::array<double, 4> pixdim{1, 1, 1, 1};
  int units = 2;
  int qform = 0;
  int sform = 0;
  std::array<double, 3> quatern{0, 0, 0};
  std::array<double, 3> qoffset{0, 0, 0};
  std::array<double, 12> srow{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
};

template <typename T> std::string number(T value, bool swapped) {
  auto raw = std::bit_cast<std::array<char, sizeof(T)>>(value);
  if (swapped) {
    std::reverse(raw.begin(), raw.end());
  }
  return {raw.begin(), raw.end()};
}

template <typename T> std::string numbers(const std::vector<T>& values, bool swapped = false) {
  std::string bytes;
  for (const T value : values) {
    bytes += number(value, swapped);
  }
  return bytes;
}

/// Places numbers in a header's bytes.
class Bytes {
public:
  Bytes(std::size_t size, bool swapped) : bytes_(size, '\0'), swapped_(swapped) {}
  template <typename T, typename From> void put(std::size_t at, From value) {
    bytes_.replace(at, sizeof(T), number(static_cast<T>(value), swapped_));
  }
  template <typename T, typename List> void putAll(std::size_t at, const List& list) {
    for (const auto value : list) {
      put<T>(at, value);
      at += sizeof(T);
    }
  }
  void text(std::size_t at, const std::string& value) { bytes_.replace(at, value.size(), value); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
  std::string bytes_;
  bool swapped_;
};

inline std::vector<std::int64_t> allDimensions(const Header& header) {
  std::vector<std::int64_t> dim{static_cast<std::int64_t>(header.dim.size())};
  dim.insert(dim.end(), header.dim.begin(), header.dim.end());
  return dim;
}

/// The header with the four bytes behind it that say there is no extension.
inline std::string headerBytes(const Header& header) {
  const bool first = header.version == 1;
  Bytes bytes(first ? 352 : 544, header.swapped);
  const double behind = header.pair ? 0 : first ? 352 : 544;
  const double offset = header.offset < 0 ? behind : header.offset;
  if (first) {
    bytes.put<std::int32_t>(0, 348);
    bytes.putAll<std::int16_t>(40, allDimensions(header));
    bytes.put<std::int16_t>(70, header.datatype);
    bytes.put<std::int16_t>(72, header.bitpix);
    bytes.putAll<float>(76, header.pixdim);
    bytes.putAll<float>(108, std::array{offset, header.slope, header.inter});
    bytes.put<std::uint8_t>(123, header.units);
    bytes.put<std::int16_t>(252, header.qform);
    bytes.put<std::int16_t>(254, header.sform);
    bytes.putAll<float>(256, header.quatern);
    bytes.putAll<float>(268, header.qoffset);
    bytes.putAll<float>(280, header.srow);
    bytes.text(344, header.pair ? "ni1" : "n+1");
    return bytes.bytes();
  }
  bytes.put<std::int32_t>(0, 540);
  bytes.text(4, header.pair ? "ni2" : "n+2");
  bytes.text(8, "\r\n\x1a\n");
  bytes.put<std::int16_t>(12, header.datatype);
  bytes.put<std::int16_t>(14, header.bitpix);
  bytes.putAll<std::int64_t>(16, allDimensions(header));
  bytes.putAll<double>(104, header.pixdim);
  bytes.put<std::int64_t>(168, offset);
  bytes.putAll<double>(176, std::array{header.slope, header.inter});
  bytes.put<std::int32_t>(344, header.qform);
  bytes.put<std::int32_t>(348, header.sform);
  bytes.putAll<double>(352, header.quatern);
  bytes.putAll<double>(376, header.qoffset);
  bytes.putAll<double>(400, header.srow);
  bytes.put<std::int32_t>(500, header.units);
  return bytes.bytes();
}

/// As gzip writes it.
inline std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

} // namespace nifti_bytes
