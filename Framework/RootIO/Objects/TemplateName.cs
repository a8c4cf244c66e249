namespace HepAnalysis.RootIO.Objects;

/// <summary>A C++ type as a template and its arguments: <c>map&lt;string,vector&lt;int&gt; &gt;</c> is map of two.</summary>
internal readonly record struct TemplateName(string Name, IReadOnlyList<string> Arguments)
{
    private static readonly string[] Lists = ["vector", "list", "deque", "set", "multiset", "unordered_set", "unordered_multiset", "forward_list", "ROOT::VecOps::RVec", "ROOT::RVec", "RVec"];
    private static readonly string[] Maps = ["map", "multimap", "unordered_map", "unordered_multimap"];

    public bool IsList => Arguments.Count > 0 && Lists.Contains(Name, StringComparer.Ordinal);

    public bool IsMap => Arguments.Count > 1 && Maps.Contains(Name, StringComparer.Ordinal);

    public bool IsContainer => IsList || IsMap;

    public static TemplateName Parse(string type)
    {
        var text = type.Trim().Replace("std::", "", StringComparison.Ordinal);
        var open = text.IndexOf('<', StringComparison.Ordinal);
        if (open < 0 || text[^1] != '>')
        {
            return new(text, []);
        }

        List<string> arguments = [];
        var (nesting, from) = (0, open + 1);
        for (var i = open + 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '<':
                    nesting++;
                    break;
                case ',' when nesting == 0:
                    arguments.Add(text[from..i].Trim());
                    from = i + 1;
                    break;
                case '>' when nesting-- == 0:
                    arguments.Add(text[from..i].Trim());
                    return new(text[..open], arguments);
            }
        }

        return new(text, []);
    }

    /// <summary>The number (fType) of a basic type by its C++ name; 0 for other types.</summary>
    public static int BasicType(string type) => type switch
    {
        "char" or "Char_t" or "signed char" => 1,
        "short" or "Short_t" => 2,
        "int" or "Int_t" => 3,
        "long" or "Long_t" => 4,
        "float" or "Float_t" => 5,
        "double" or "Double_t" => 8,
        "Double32_t" => 9,
        "unsigned char" or "UChar_t" => 11,
        "unsigned short" or "UShort_t" => 12,
        "unsigned int" or "UInt_t" or "unsigned" => 13,
        "unsigned long" or "ULong_t" => 14,
        "long long" or "Long64_t" => 16,
        "unsigned long long" or "ULong64_t" => 17,
        "bool" or "Bool_t" => 18,
        "Float16_t" => 19,
        _ => 0,
    };
}
