/// `trakt-resolve`: a placeholder until the engine arrives.
@main
enum TraktResolve {
    static func main() {}
}
