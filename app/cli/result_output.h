#pragma once

#include <string>

namespace stratoscope::cli {

/// The program's standard output. With --json it belongs to one object: what libraries print there in the meantime
/// goes to stderr.
class ResultOutput {
public:
  explicit ResultOutput(bool json);
  ~ResultOutput();
  ResultOutput(const ResultOutput&) = delete;
  ResultOutput& operator=(const ResultOutput&) = delete;

  [[nodiscard]] bool json() const { return json_; }
  /// One of the two, ended by a line break.
  void write(const std::string& json, const std::string& text) const;

private:
  bool json_;
  int descriptor_ = 1; ///< where results go: standard output, or a copy of it
};

} // namespace stratoscope::cli
