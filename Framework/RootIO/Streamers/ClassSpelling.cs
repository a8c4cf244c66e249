using System.Text.RegularExpressions;

namespace HepAnalysis.RootIO.Streamers;

/// <summary>One spelling of a class name for all: ROOT's typedefs resolved, no namespace std, no space that C++ does not need.</summary>
internal static partial class ClassSpelling
{
    public static string Of(string className)
    {
        var resolved = Words().Replace(className, word => word.Value switch
        {
            "Char_t" => "char",
            "UChar_t" => "unsigned char",
            "Short_t" => "short",
            "UShort_t" => "unsigned short",
            "Int_t" => "int",
            "UInt_t" => "unsigned int",
            "Long_t" => "long",
            "ULong_t" => "unsigned long",
            "Long64_t" => "long long",
            "ULong64_t" => "unsigned long long",
            "Float_t" => "float",
            "Double_t" => "double",
            "Bool_t" => "bool",
            _ => word.Value,
        });
        return Spaces().Replace(resolved.Replace("std::", "", StringComparison.Ordinal), "");
    }

    [GeneratedRegex(@"\b[A-Z]\w*_t\b", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    // A space between two words is needed, any other is not.
    [GeneratedRegex(@"(?<!\w)\s+|\s+(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
