const panes = [...document.querySelectorAll(".pane")].map((element) => new Pane(element));
for (const button of switches) button.addEventListener("click", () => openPane(button.dataset.toPane));
openPane(panes.find((pane) => pane.who === kept.get("pane"))?.who ?? document.body.dataset.show);
follow();
