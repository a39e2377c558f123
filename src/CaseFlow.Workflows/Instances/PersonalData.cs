using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Domain.People;

namespace CaseFlow.Workflows.Instances;

/// <summary>Phones and identity numbers in what an instance holds are shown masked (GB/T 37964): who keeps processes need not know them.</summary>
internal static partial class PersonalData
{
    public static string Masked(string text) => IdentityNumber().Replace(Phone().Replace(text, m => PhoneMask.Of(m.Value)!), m => $"{m.Value[..6]}********{m.Value[^4..]}");

    /// <summary>A copy with every text in it masked.</summary>
    public static JsonNode? Masked(JsonNode? value) => value switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Masked(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Masked)]),
        JsonValue text when text.TryGetValue<string>(out var plain) => JsonValue.Create(Masked(plain)),
        JsonValue number when number.TryGetValue<long>(out var whole) && Masked($"{whole}") is var masked && masked != $"{whole}" => JsonValue.Create(masked),
        _ => value?.DeepClone(),
    };

    [GeneratedRegex(@"(?<!\d)1[3-9]\d{9}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<!\d)\d{17}[\dXx](?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex IdentityNumber();
}
