/// A number with its noun: "1 play", "22 plays", "1,000 plays". `plural` is for nouns that do not
/// just take an s.
package func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
}

/// A share of a number with its noun, and the verb: "0 of 1 play is", "1 of 5 plays is",
/// "3 of 5 plays are".
package func counted(_ part: Int, of whole: Int, _ noun: String) -> String {
    "\(grouped(part)) of \(counted(whole, noun)) \(part == 1 || whole == 1 ? "is" : "are")"
}

/// A number with commas between its thousands: "213,000".
package func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
        text.append(digit)
    }
    return text
}
