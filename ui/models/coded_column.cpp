#include "ui/models/coded_column.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace stratoscope::ui {
namespace {

/// A distinct value on its way to its code.
struct Word {
  QString text;
  double number = 0;
  bool isNumber = false;
  int found = 0; ///< in which place it was met first
};

/// @param days what the values of a column of days are; null for any other.
Word wordOf(const QString& text, int found, const workflow::ColumnProfile* days) {
  Word word{text, 0, false, found};
  if (days != nullptr) {
    const auto day = workflow::axisValue(text.toStdString(), *days);
    word.number = day.value_or(0);
    word.isNumber = day.has_value();
    return word;
  }
  word.number = QLocale::c().toDouble(text, &word.isNumber);
  word.isNumber = word.isNumber && std::isfinite(word.number);
  return word;
}

qsizetype endOfDigits(const QString& text, qsizetype from) {
  while (from < text.size() && text[from].isDigit()) {
    ++from;
  }
  return from;
}

/// Numbers within texts by their value ("Cluster 2" before "Cluster 10"), letters without regard to case.
int naturalOrder(const QString& one, const QString& other) {
  qsizetype i = 0;
  qsizetype j = 0;
  while (i < one.size() && j < other.size()) {
    if (one[i].isDigit() && other[j].isDigit()) {
      const auto endOne = endOfDigits(one, i);
      const auto endOther = endOfDigits(other, j);
      const bool shortRuns = endOne - i < 18 && endOther - j < 18;
      const auto a = shortRuns ? QStringView(one).mid(i, endOne - i).toLongLong() : 0;
      const auto b = shortRuns ? QStringView(other).mid(j, endOther - j).toLongLong() : 0;
      if (a != b) {
        return a < b ? -1 : 1;
      }
      i = endOne;
      j = endOther;
      continue;
    }
    const auto a = one[i++].toCaseFolded();
    const auto b = other[j++].toCaseFolded();
    if (a != b) {
      return a < b ? -1 : 1;
    }
  }
  return one.size() - i == other.size() - j ? 0 : one.size() - i < other.size() - j ? -1 : 1;
}

bool before(const Word& one, const Word& other) {
  if (one.isNumber != other.isNumber) {
    return one.isNumber;
  }
  if (one.isNumber && one.number != other.number) {
    return one.number < other.number;
  }
  const int order = naturalOrder(one.text, other.text);
  return order != 0 ? order < 0 : one.text < other.text;
}

QString asText(const QString& text) { return text; }
QString asText(const std::string& text) { return QString::fromStdString(text); }
bool isEmpty(const QString& text) { return text.isEmpty(); }
bool isEmpty(const std::string& text) { return text.empty(); }

} // namespace

CodedColumn::CodedColumn() : data_(std::make_shared<const Data>()) {}

CodedColumn::CodedColumn(const QString& name, const std::vector<QString>& values) { fill(name, values); }

CodedColumn::CodedColumn(const QString& name, const std::vector<std::string>& values) { fill(name, values); }

CodedColumn::CodedColumn(const QString& name, const std::vector<std::string>& values,
                         const workflow::ColumnProfile& profile) {
  fill(name, values, profile.kind == workflow::ColumnKind::Date ? &profile : nullptr);
}

template <typename Text>
void CodedColumn::fill(const QString& name, const std::vector<Text>& values, const workflow::ColumnProfile* days) {
  auto data = std::make_shared<Data>();
  data->name = name;
  struct Hash {
    std::size_t operator()(const Text* text) const { return std::hash<Text>{}(*text); }
  };
  struct Same {
    bool operator()(const Text* one, const Text* other) const { return *one == *other; }
  };
  std::unordered_map<const Text*, int, Hash, Same> met;
  std::vector<Word> words;
  data->codes.reserve(values.size());
  for (const auto& value : values) {
    if (isEmpty(value)) {
      data->codes.push_back(missingCode);
      continue;
    }
    const auto [known, isNew] = met.try_emplace(&value, static_cast<int>(words.size()));
    if (isNew) {
      words.push_back(wordOf(asText(value), known->second, days));
    }
    data->codes.push_back(known->second);
  }
  std::ranges::sort(words, before);
  std::vector<int> codeOf(words.size());
  for (std::size_t code = 0; code < words.size(); ++code) {
    codeOf[static_cast<std::size_t>(words[code].found)] = static_cast<int>(code);
    data->words.push_back(words[code].text);
    if (words[code].isNumber) {
      data->numbers.push_back(words[code].number);
    }
  }
  for (auto& code : data->codes) {
    code = code == missingCode ? missingCode : codeOf[static_cast<std::size_t>(code)];
  }
  data->numeric = !words.empty() && data->numbers.size() == words.size();
  data->dates = data->numeric && days != nullptr;
  data_ = std::move(data);
}

const QString& CodedColumn::value(int row) const {
  static const QString none;
  const int found = code(row);
  return found == missingCode ? none : data_->words[static_cast<std::size_t>(found)];
}

std::optional<double> CodedColumn::number(int code) const {
  const auto place = static_cast<std::size_t>(code);
  return code >= 0 && place < data_->numbers.size() ? std::optional(data_->numbers[place]) : std::nullopt;
}

} // namespace stratoscope::ui
