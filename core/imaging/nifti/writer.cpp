#include "core/imaging/nifti/writer.h"

#include "core/base/error.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <memory>
#include <zlib.h>

namespace stratoscope::imaging {
namespace {

constexpr std::size_t headerSize = 352; ///< with the four bytes that say there is no extension

struct Type {
  std::int16_t code;
  std::int16_t bits;
};

constexpr Type shortType{4, 16};
constexpr Type floatType{16, 32};
constexpr Type rgbType{128, 24};

bool areShortIntegers(const std::vector<float>& values) {
  return std::all_of(values.begin(), values.end(),
                     [](float v) { return v >= -32768 && v <= 32767 && v == std::floor(v); });
}

Type typeOf(const Volume& volume) {
  if (volume.channels == 3) {
    return rgbType;
  }
  return areShortIntegers(volume.values) ? shortType : floatType;
}

template <typename T> void appendLittle(std::string& bytes, T value) {
  auto raw = std::bit_cast<std::array<char, sizeof(T)>>(value);
  if constexpr (std::endian::native == std::endian::big) {
    std::reverse(raw.begin(), raw.end());
  }
  bytes.append(raw.data(), raw.size());
}

/// A header whose numbers are placed one by one.
class Header {
public:
  template <typename T> void put(std::size_t at, double value) {
    std::string bytes;
    appendLittle(bytes, static_cast<T>(value));
    text(at, bytes);
  }
  template <typename T, typename List> void putAll(std::size_t at, const List& values) {
    for (const auto value : values) {
      put<T>(at, static_cast<double>(value));
      at += sizeof(T);
    }
  }
  void text(std::size_t at, const std::string& value) {
    std::copy(value.begin(), value.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(at));
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
  std::string bytes_ = std::string(headerSize, '\0');
};

/// Directions in RAS, row-major; NIfTI's axes run to the right and the front, ours to the left and the back.
std::array<double, 9> rasDirections(const Geometry& geometry) {
  auto directions = geometry.direction;
  std::for_each(directions.begin(), directions.begin() + 6, [](double& value) { value = value == 0 ? 0 : -value; });
  return directions;
}

double dot(const std::array<double, 9>& m, std::size_t a, std::size_t b) {
  return m[a] * m[b] + m[3 + a] * m[3 + b] + m[6 + a] * m[6 + b];
}

double determinant(const std::array<double, 9>& m) {
  return m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) + m[2] * (m[3] * m[7] - m[4] * m[6]);
}

bool isRotation(const std::array<double, 9>& m) {
  constexpr double most = 1e-4;
  return std::abs(dot(m, 0, 1)) < most && std::abs(dot(m, 0, 2)) < most && std::abs(dot(m, 1, 2)) < most;
}

/// The unit quaternion (b, c, d), a not below 0, of a rotation. Formula: Shepperd 1978; the largest of the four parts
/// is found first.
std::array<double, 3> quaternionOf(const std::array<double, 9>& m) {
  const double trace = m[0] + m[4] + m[8];
  std::array<double, 4> q{1 + trace, 1 + m[0] - m[4] - m[8], 1 + m[4] - m[0] - m[8], 1 + m[8] - m[0] - m[4]};
  const auto largest = static_cast<std::size_t>(std::max_element(q.begin(), q.end()) - q.begin());
  const double four = 2 * std::sqrt(q[largest]); // four times that one
  const std::array<std::array<double, 4>, 4> products{{{four * four / 4, m[7] - m[5], m[2] - m[6], m[3] - m[1]},
                                                       {m[7] - m[5], four * four / 4, m[1] + m[3], m[2] + m[6]},
                                                       {m[2] - m[6], m[1] + m[3], four * four / 4, m[5] + m[7]},
                                                       {m[3] - m[1], m[2] + m[6], m[5] + m[7], four * four / 4}}};
  std::transform(products[largest].begin(), products[largest].end(), q.begin(),
                 [four](double product) { return product / four; });
  const double sign = q[0] < 0 ? -1 : 1;
  return {sign * q[1], sign * q[2], sign * q[3]};
}

void putPlace(Header& header, const Geometry& geometry) {
  auto directions = rasDirections(geometry);
  const std::array<double, 3> origin{-geometry.origin[0], -geometry.origin[1], geometry.origin[2]};
  for (std::size_t row = 0; row < 3; ++row) {
    const std::array<double, 4> values{directions[row * 3] * geometry.spacing[0],
                                       directions[row * 3 + 1] * geometry.spacing[1],
                                       directions[row * 3 + 2] * geometry.spacing[2], origin[row]};
    header.putAll<float>(280 + 16 * row, values);
  }
  header.put<std::int16_t>(254, 1);
  if (!isRotation(directions)) {
    return;
  }
  const bool mirrored = determinant(directions) < 0;
  for (std::size_t row = 0; mirrored && row < 3; ++row) {
    directions[row * 3 + 2] = -directions[row * 3 + 2];
  }
  header.put<float>(76, mirrored ? -1 : 1);
  header.put<std::int16_t>(252, 1);
  header.putAll<float>(256, quaternionOf(directions));
  header.putAll<float>(268, origin);
}

std::string headerOf(const Volume& volume, const Type& type) {
  constexpr double millimetres = 2;
  Header header;
  header.put<std::int32_t>(0, 348);
  header.text(38, "r");
  header.putAll<std::int16_t>(40, std::array{3, volume.size[0], volume.size[1], volume.size[2], 1, 1, 1, 1});
  header.put<std::int16_t>(70, type.code);
  header.put<std::int16_t>(72, type.bits);
  header.put<float>(76, 1);
  header.putAll<float>(80, volume.geometry.spacing);
  header.put<float>(108, headerSize);
  header.put<float>(112, 1);
  header.put<std::uint8_t>(123, millimetres);
  putPlace(header, volume.geometry);
  header.text(344, "n+1");
  return header.bytes();
}

void appendValue(std::string& bytes, const Type& type, float value) {
  if (type.bits == shortType.bits) {
    appendLittle(bytes, static_cast<std::int16_t>(value));
  } else if (type.bits == floatType.bits) {
    appendLittle(bytes, value);
  } else {
    appendLittle(bytes, static_cast<std::uint8_t>(std::clamp(std::round(value), 0.0F, 255.0F)));
  }
}

/// A gzipped or a plain file, by its name.
class Output {
public:
  explicit Output(const std::filesystem::path& path)
      : path_(path), file_(gzopen(path.c_str(), path.extension() == ".gz" ? "wb6" : "wbT")) {
    if (!file_) {
      fail();
    }
  }
  void write(const std::string& bytes) {
    if (!bytes.empty() && gzwrite(file_.get(), bytes.data(), static_cast<unsigned>(bytes.size())) <= 0) {
      fail();
    }
  }
  void close() {
    if (gzclose(file_.release()) != Z_OK) {
      fail();
    }
  }

private:
  [[noreturn]] void fail() const {
    throw Error(ErrorCode::WriteFailed, STRATOSCOPE_TEXT("the volume cannot be written"), path_.string());
  }
  struct Close {
    void operator()(gzFile_s* file) const { gzclose(file); }
  };

  std::filesystem::path path_;
  std::unique_ptr<gzFile_s, Close> file_;
};

} // namespace

void writeNifti(const std::filesystem::path& path, const Volume& volume) {
  constexpr int longest = 32767;
  if (*std::max_element(volume.size.begin(), volume.size.end()) > longest) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("NIfTI-1 holds at most 32,767 voxels along an axis"),
                path.string(), STRATOSCOPE_TEXT("Write it as .nrrd"));
  }
  constexpr std::size_t piece = std::size_t{1} << 18;
  const auto type = typeOf(volume);
  Output output(path);
  output.write(headerOf(volume, type));
  std::string bytes;
  for (std::size_t begin = 0; begin < volume.values.size(); begin += piece) {
    bytes.clear();
    const auto end = std::min(begin + piece, volume.values.size());
    for (auto i = begin; i < end; ++i) {
      appendValue(bytes, type, volume.values[i]);
    }
    output.write(bytes);
  }
  output.close();
}

} // namespace stratoscope::imaging
