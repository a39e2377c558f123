using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Pages.Tasks.Forms;

/// <summary>What the process proposes for a listing (R88, R91): to list or not, the limit, and why. Whoever decides may change all of it.</summary>
/// <param name="Given">The form's parameter; null where the definition proposes nothing.</param>
internal readonly record struct ListingAdvice(JsonObject? Given)
{
    public JsonNode? Number => Given?["limitNumber"] is JsonValue value && value.TryGetValue<double>(out var number) ? JsonValue.Create((int)number) : null;

    public string? Unit => Text("limitUnit");

    public string? Roll => Text("limitRoll");

    /// <summary>建议挂牌，期限 90 自然日。依据：… Null where nothing is proposed.</summary>
    public string? Words => Text("advice") is not { } advice ? null : TextCatalog.Get(
        "task-form.listing.advice",
        TextCatalog.Find($"task-form.listing.advice.{advice}") ?? advice,
        Number is { } number && Unit is { } unit
            ? TextCatalog.Get("task-form.listing.advice-limit", number.ToString(), TextCatalog.Get($"task-form.unit.{unit}"))
            : "",
        Text("reason") ?? "");

    private string? Text(string member) => Given?[member] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
