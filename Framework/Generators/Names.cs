namespace HepAnalysis.Generators;

/// <summary>Full names of what the generated code uses, and how names of C# become names of an analysis.</summary>
internal static class Names
{
    public const string Api = "global::HepAnalysis.EventLoop.";
    public const string Views = "global::HepAnalysis.Columns.Views.";
    public const string Columns = "global::HepAnalysis.Columns.";
    public const string CollectionAttribute = "HepAnalysis.Columns.Views.CollectionAttribute";
    public const string EventAttribute = "HepAnalysis.Columns.Views.EventAttribute";
    public const string RecordAttribute = "HepAnalysis.Columns.Views.RecordAttribute";
    public const string MemberAttribute = "HepAnalysis.Columns.Views.MemberAttribute";
    public const string Objects = "HepAnalysis.Columns.Views.Objects";
    public const string ReadAttribute = "HepAnalysis.EventLoop.ReadAttribute";
    public const string WriteAttribute = "HepAnalysis.EventLoop.WriteAttribute";
    public const string BookAttribute = "HepAnalysis.EventLoop.BookAttribute";
    public const string OptionAttribute = "HepAnalysis.EventLoop.OptionAttribute";
    public const string ScratchAttribute = "HepAnalysis.EventLoop.ScratchAttribute";
    public const string Module = "HepAnalysis.EventLoop.Module";
    public const string FourVector = "HepAnalysis.Columns.Views.FourVector";

    /// <summary>A name with a small first letter: <c>MinPt</c> is <c>minPt</c>.</summary>
    public static string Small(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>A name with the first letter as large as it is small, or the other way round; null where it is no letter.</summary>
    public static string? Toggled(string name) => char.IsLower(name[0]) ? char.ToUpperInvariant(name[0]) + name.Substring(1) : char.IsUpper(name[0]) ? Small(name) : null;

    /// <summary>A text as a literal of C#.</summary>
    public static string Literal(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
