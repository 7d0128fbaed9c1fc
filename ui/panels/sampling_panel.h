#pragma once

#include "ui/models/selection_model.h"
#include "ui/models/synthetic_model.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QSlider;
class QSpinBox;

namespace stratoscope::ui {

/// The Sampling dock: what to draw synthetic images from, and those drawn, each beside the nearest real one. Draws
/// nothing itself.
class SamplingPanel : public QWidget {
  Q_OBJECT

public:
  /// Both must outlive the panel.
  SamplingPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent = nullptr);

  /// What is asked for as the fields stand.
  [[nodiscard]] SamplingRequest request() const;
  /// The clusters to draw from; the choice is kept where its cluster still exists.
  void setClusters(const std::vector<QString>& names);
  void setResults(const std::vector<SyntheticImage>& images);
  /// @param whyNot shown while drawing is not possible, such as "Train a model first".
  void setPossible(bool possible, const QString& whyNot = {});
  void setRunning(bool running);

Q_SIGNALS:
  void drawRequested(const stratoscope::ui::SamplingRequest& request);
  /// The images shown are to be written to a folder.
  void exportRequested();

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  QWidget* makeForm();
  QLayout* makeTemperature();
  void addSource(const QString& text, SamplingRequest::Source source, int cluster = -1);
  void showReal(const QModelIndex& index);
  void showState();
  [[nodiscard]] bool hasSource() const;
  [[nodiscard]] QString describe() const;

  SelectionModel& selection_;
  SyntheticModel model_;
  QComboBox* source_;
  QSpinBox* count_;
  QSlider* temperature_;
  QLabel* temperatureText_;
  QSpinBox* seed_;
  QWidget* form_;
  QPushButton* draw_;
  QPushButton* export_;
  QLabel* status_;
  QListView* view_;
  QString whyNot_;
  bool possible_ = true;
  bool running_ = false;
};

} // namespace stratoscope::ui
