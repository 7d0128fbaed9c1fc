#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>
#include <zip.h>

/// Writes ZIP archives for tests, also such as nobody should write.
class ZipMaker {
public:
  explicit ZipMaker(const std::filesystem::path& path)
      : zip_(zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr)) {}
  ~ZipMaker() { zip_discard(zip_); }
  ZipMaker(const ZipMaker&) = delete;
  ZipMaker& operator=(const ZipMaker&) = delete;

  /// @return the entry's number.
  zip_uint64_t add(const std::string& name, std::string content) {
    auto* const kept = new std::string(std::move(content)); // the library reads it at the end
    contents_.emplace_back(kept);
    auto* const source = zip_source_buffer(zip_, kept->data(), kept->size(), 0);
    const auto index = zip_file_add(zip_, name.c_str(), source, ZIP_FL_OVERWRITE);
    if (index < 0) {
      throw std::runtime_error(name);
    }
    return static_cast<zip_uint64_t>(index);
  }
  void encrypt(zip_uint64_t index) { zip_file_set_encryption(zip_, index, ZIP_EM_AES_256, "secret"); }
  void makeLink(zip_uint64_t index) {
    zip_file_set_external_attributes(zip_, index, 0, ZIP_OPSYS_UNIX, 0120777U << 16U);
  }
  void finish() {
    if (zip_close(zip_) != 0) {
      throw std::runtime_error(zip_strerror(zip_));
    }
    zip_ = nullptr;
  }

private:
  std::vector<std::unique_ptr<std::string>> contents_;
  zip_t* zip_ = nullptr;
};
