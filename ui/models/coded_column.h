#pragma once

#include "core/workflow/metadata/column_kind.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stratoscope::ui {

/// One column of metadata, each distinct value kept once: sorting, filtering and counting 100,000 rows then compares
/// whole numbers. Copying it copies no values.
class CodedColumn {
public:
  static constexpr int missingCode = -1;

  CodedColumn();
  /// @param values one a row; an empty one is missing. Rows beyond the values are missing too.
  CodedColumn(const QString& name, const std::vector<QString>& values);
  /// The same from core's texts; converts each distinct one only.
  CodedColumn(const QString& name, const std::vector<std::string>& values);
  /// The same by what the values are: days count as numbers, namely days since 1970-01-01.
  CodedColumn(const QString& name, const std::vector<std::string>& values, const workflow::ColumnProfile& profile);

  [[nodiscard]] const QString& name() const { return data_->name; }
  /// Codes ascend in the order in which a person sorts: numbers by their value, then texts without regard to case.
  [[nodiscard]] int code(int row) const {
    return static_cast<std::size_t>(row) < data_->codes.size() ? data_->codes[static_cast<std::size_t>(row)]
                                                               : missingCode;
  }
  /// The row's value; empty where it is missing.
  [[nodiscard]] const QString& value(int row) const;
  /// The distinct values by code.
  [[nodiscard]] const std::vector<QString>& words() const { return data_->words; }
  /// Of a code that stands for a number.
  [[nodiscard]] std::optional<double> number(int code) const;
  /// Whether it has values and all of them are numbers.
  [[nodiscard]] bool numeric() const { return data_->numeric; }
  /// Whether its numbers stand for days.
  [[nodiscard]] bool dates() const { return data_->dates; }

private:
  struct Data {
    QString name;
    std::vector<QString> words;
    std::vector<double> numbers; ///< by code; as far as the codes stand for numbers
    std::vector<int> codes;      ///< by row
    bool numeric = false;
    bool dates = false;
  };

  template <typename Text>
  void fill(const QString& name, const std::vector<Text>& values, const workflow::ColumnProfile* days = nullptr);

  std::shared_ptr<const Data> data_;
};

} // namespace stratoscope::ui
