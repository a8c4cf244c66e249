using System.Text.Json;

namespace HepAnalysis.GridSubmit.Rucio.Json;

/// <summary>Values of attributes, which may be texts, numbers or truths, as texts in the way in which RSE expressions and the Python client write them.</summary>
internal static class PythonText
{
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Null or JsonValueKind.Undefined => "None",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
