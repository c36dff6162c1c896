/// `lib-scan`: a placeholder until the walk arrives.
@main
enum LibScan {
    static func main() {}
}
