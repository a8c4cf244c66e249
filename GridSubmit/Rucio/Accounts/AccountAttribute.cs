using System.Text.Json;

namespace HepAnalysis.GridSubmit.Rucio.Accounts;

/// <summary>A row of <c>/accounts/…/attr/</c>.</summary>
internal sealed record AccountAttribute(string Key, JsonElement Value);
