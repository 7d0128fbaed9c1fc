#include "ui/panels/empty_page.h"

#include "ui/panels/key_filter.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace stratoscope::ui {
namespace {

constexpr int columnWidth = 460;
constexpr int folderRole = Qt::UserRole;

QLabel* text(const QString& words) {
  auto* label = new QLabel(words);
  label->setWordWrap(true);
  return label;
}

/// A button with a title and a line of what it does.
QPushButton* bigButton(const QString& title, const QString& words) {
  auto* button = new QPushButton;
  button->setAccessibleName(title);
  button->setAccessibleDescription(words);
  auto* layout = new QVBoxLayout(button);
  layout->setContentsMargins(14, 10, 14, 10);
  layout->setSpacing(2);
  for (const auto& line : {title, words}) {
    auto* label = text(line);
    label->setForegroundRole(QPalette::ButtonText);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto font = label->font();
    font.setBold(layout->isEmpty());
    label->setFont(font);
    layout->addWidget(label);
  }
  // A button does not ask its layout how high it is.
  button->setMinimumHeight(button->fontMetrics().height() * 2 + 26);
  return button;
}

} // namespace

EmptyPage::EmptyPage(QWidget* parent) : QWidget(parent), recent_(new QListWidget) {
  auto* column = new QWidget;
  column->setMaximumWidth(columnWidth);
  auto* inside = new QVBoxLayout(column);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->addWidget(makeStart());
  inside->addWidget(makeRecent());
  auto* row = new QHBoxLayout;
  row->addStretch(1);
  row->addWidget(column, 100);
  row->addStretch(1);
  auto* layout = new QVBoxLayout(this);
  layout->addStretch(2);
  layout->addLayout(row);
  layout->addStretch(3);
  setRecent({});
}

QWidget* EmptyPage::makeStart() const {
  auto* title = text(tr("Begin with images"));
  auto font = title->font();
  font.setPointSizeF(font.pointSizeF() * 1.6);
  title->setFont(font);
  auto* words = text(tr("Stratoscope learns what the images of a collection have in common, puts them into groups and "
                        "draws them on a map. The images stay where they are, and nothing leaves this computer."));
  auto* sample =
      bigButton(tr("Open the sample cohort"), tr("About 900 small images with groups and a map, to look around in"));
  auto* images =
      bigButton(tr("Import images..."), tr("DICOM, NIfTI, PNG, JPEG, TIFF or NPZ, as files or whole folders"));
  auto* open = bigButton(tr("Open a cohort..."), tr("Go on where you left off"));
  auto* start = new QWidget;
  auto* layout = new QVBoxLayout(start);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(title);
  layout->addWidget(words);
  layout->addSpacing(8);
  for (auto* button : {sample, images, open}) {
    layout->addWidget(button);
  }
  connect(sample, &QPushButton::clicked, this, &EmptyPage::sampleRequested);
  connect(images, &QPushButton::clicked, this, &EmptyPage::importRequested);
  connect(open, &QPushButton::clicked, this, &EmptyPage::openRequested);
  return start;
}

QWidget* EmptyPage::makeRecent() {
  recentBox_ = new QWidget;
  auto* label = new QLabel(tr("Opened before"));
  label->setBuddy(recent_);
  recent_->setAccessibleName(label->text());
  recent_->setSpacing(2);
  recent_->setTextElideMode(Qt::ElideMiddle);
  recent_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* layout = new QVBoxLayout(recentBox_);
  layout->setContentsMargins(0, 12, 0, 0);
  layout->addWidget(label);
  layout->addWidget(recent_);
  const auto ask = [this](const QListWidgetItem* item) {
    if (item != nullptr) {
      Q_EMIT recentRequested(item->data(folderRole).toString());
    }
  };
  // Not itemActivated: with one click and with two it would come a second time.
  connect(recent_, &QListWidget::itemClicked, this, ask);
  for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
    new KeyFilter(recent_, key, [this, ask] { ask(recent_->currentItem()); });
  }
  return recentBox_;
}

void EmptyPage::setRecent(const QStringList& folders) {
  constexpr int most = 6;
  recent_->clear();
  for (const auto& folder : folders) {
    const QFileInfo info(folder);
    //: a cohort in the list of those opened before: its name and where it is
    auto* item = new QListWidgetItem(
        tr("%1 in %2").arg(info.completeBaseName(), QDir::toNativeSeparators(info.absolutePath())), recent_);
    item->setData(folderRole, folder);
    item->setToolTip(QDir::toNativeSeparators(folder));
  }
  const int rows = std::min(most, recent_->count());
  recent_->setFixedHeight(rows * (std::max(recent_->sizeHintForRow(0), 1) + 2 * recent_->spacing()) +
                          2 * recent_->frameWidth());
  recentBox_->setVisible(!folders.isEmpty());
}

} // namespace stratoscope::ui
