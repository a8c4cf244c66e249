using System.Globalization;
using System.Text.Json;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Json;

/// <summary>Properties that may be null, and names of data.</summary>
internal static class JsonProperties
{
    extension(Utf8JsonWriter json)
    {
        public void Write(string name, string? value)
        {
            if (value is null)
            {
                json.WriteNull(name);
            }
            else
            {
                json.WriteString(name, value);
            }
        }

        public void Write(string name, long? value)
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
            else
            {
                json.WriteNull(name);
            }
        }

        public void Write(string name, bool? value)
        {
            if (value is { } truth)
            {
                json.WriteBoolean(name, truth);
            }
            else
            {
                json.WriteNull(name);
            }
        }

        /// <summary>ISO 8601, UTC, to the second.</summary>
        public void Write(string name, DateTimeOffset? value) => json.Write(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

        /// <summary>As the server writes it.</summary>
        public void Write(string name, Enum? value) => json.Write(name, value?.ToString().ToUpperInvariant());

        public void Write(DataIdentifier did)
        {
            json.WriteString("scope", did.Scope);
            json.WriteString("name", did.Name);
        }
    }
}
