#pragma once

#include "core/base/image.h"
#include "core/base/matrix.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace stratoscope {

/// Header of a NumPy .npy file, format 1.0 to 3.0.
struct NpyHeader {
  std::string type; ///< NumPy's descr: "|u1", "<u2", "<f4", "<i4" ...
  bool fortranOrder = false;
  std::vector<std::size_t> shape;
  std::size_t dataOffset = 0;

  [[nodiscard]] std::size_t elementSize() const;
  [[nodiscard]] std::size_t elements() const;
};

/// Parses the header at the start of `bytes`. Throws Error::Unreadable (no such magic, header damaged) or
/// Error::Unsupported (object or structured types); `subject` is the file named in the message.
[[nodiscard]] NpyHeader parseNpyHeader(std::span<const std::byte> bytes, const std::string& subject);

/// A .npy file mapped read-only; shared, immutable, safe to read from any thread.
class NpyMap {
public:
  /// Throws Error::NotFound, Error::Unreadable (also when the file is shorter than its header says).
  static std::shared_ptr<const NpyMap> open(const std::filesystem::path& path);
  ~NpyMap();
  NpyMap(const NpyMap&) = delete;
  NpyMap& operator=(const NpyMap&) = delete;

  [[nodiscard]] const NpyHeader& header() const { return header_; }
  [[nodiscard]] std::span<const std::byte> bytes() const; ///< the elements alone

private:
  NpyMap() = default;
  NpyHeader header_;
  void* address_ = nullptr;
  std::size_t length_ = 0;
};

/// [N, C, D, H, W], [N, C, H, W] or [N, H, W] of uint8 or uint16, mapped. Throws as NpyMap::open, and Unsupported for
/// other types.
[[nodiscard]] ImageStack openImageStack(const std::filesystem::path& path);
/// [rows, columns] of float32. Throws as NpyMap::open.
[[nodiscard]] Matrix readMatrix(const std::filesystem::path& path);

/// All written atomically; throw Error::WriteFailed.
void writeNpy(const std::filesystem::path& path, const std::string& type, std::span<const std::size_t> shape,
              std::span<const std::byte> bytes);
void writeMatrix(const std::filesystem::path& path, const Matrix& matrix);

/// Writes [N, ...] row by row without knowing N before; the file takes its name in finish() only, and an unfinished
/// one is removed by the destructor.
class NpyRowWriter {
public:
  NpyRowWriter(std::filesystem::path path, std::string type, std::vector<std::size_t> rowShape);
  ~NpyRowWriter();
  NpyRowWriter(const NpyRowWriter&) = delete;
  NpyRowWriter& operator=(const NpyRowWriter&) = delete;

  /// One row; its size must be the row's. Throws Error::WriteFailed, Error::InvalidArgument.
  void append(std::span<const std::byte> row);
  [[nodiscard]] std::size_t rows() const { return rows_; }
  void finish();

private:
  void writeHeader();

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  std::string type_;
  std::vector<std::size_t> rowShape_;
  std::size_t rowBytes_ = 0;
  std::size_t rows_ = 0;
  std::ofstream file_;
  bool finished_ = false;
};

} // namespace stratoscope
