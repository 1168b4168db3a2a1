// The table that `tmkit align --from-review` reads, cell for cell as tmkit itself writes it (tmkit/align/review.py).

function tableText(beads) {
  const rows = [...given.head, ...beads.map(tableRow)];
  return `\ufeff${rows.map((cells) => cells.map(quoted).join("\t")).join("\n")}\n`;
}

function tableRow(bead, index) {
  return [
    String(index + 1),
    stateWord(bead),
    bead.confidence,
    rangeCell("s", bead.ranges[0]),
    rangeCell("t", bead.ranges[1]),
    exactCell(bead.doubts.map((doubt) => doubt.replaceAll("\\", "\\\\").replaceAll("|", "\\|")).join(" | ")),
    textCell(textOf(0, bead.ranges[0])),
    textCell(textOf(1, bead.ranges[1])),
    exactCell(bead.edited[0] ?? ""),
    exactCell(bead.edited[1] ?? ""),
  ];
}

function stateWord(bead) {
  if (bead.accepted || bead.dropped) return [bead.accepted && "accepted", bead.dropped && "dropped"].filter(Boolean).join(" ");
  return isDoubtful(bead) ? "unreviewed" : "auto";
}

function rangeCell(letter, [first, end]) {
  if (first >= end) return "-";
  return end - first === 1 ? `${letter}${end}` : `${letter}${first + 1}-${letter}${end}`;
}

const textCell = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function exactCell(text) {
  const plain = text.replaceAll("\t", "␉");
  const guarded = /^[=+\-@\t\r']/.test(plain) || /^(true|false|vrai|faux|wahr|falsch)$/i.test(plain)
    || ([...plain].length <= 60 && /\p{Nd}/u.test(plain));
  return guarded ? `'${plain}` : plain;
}

const quoted = (cell) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
