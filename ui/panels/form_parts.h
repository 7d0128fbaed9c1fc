#pragma once

#include <QComboBox>
#include <QHBoxLayout>
#include <QVariant>

#include <initializer_list>
#include <utility>

namespace stratoscope::ui {

/// A combo box whose entries stand for words.
inline QComboBox* choiceBox(std::initializer_list<std::pair<QString, QVariant>> entries) {
  auto* box = new QComboBox;
  // A long entry must not make the form wide.
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  for (const auto& [text, word] : entries) {
    box->addItem(text, word);
  }
  return box;
}

/// Chooses the entry of the word where there is one.
inline void choose(QComboBox* box, const QVariant& word) {
  if (const int index = box->findData(word); index >= 0) {
    box->setCurrentIndex(index);
  }
}

/// Widgets beside each other; the first one takes what room is left.
inline QHBoxLayout* rowOf(std::initializer_list<QWidget*> widgets) {
  auto* layout = new QHBoxLayout;
  for (auto* widget : widgets) {
    layout->addWidget(widget, widget == *widgets.begin() ? 1 : 0);
  }
  return layout;
}

} // namespace stratoscope::ui
