using CaseFlow.Domain.SubRegisters;
using CaseFlow.Host.Pages.Kit;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.KeyObjects;

/// <summary>What a row of the sub-registers says, in one line.</summary>
internal static class RegisterWords
{
    public static string Facts(RegisterItem r) => string.Join(" · ", new[]
    {
        r.EquipmentClassName, r.LevelName, r.QuantityText, r.Facts.Place,
        r.Facts.Code is { } code ? Get($"registers.code-of-{r.Kind}", code) : null,
        r.Facts.FiledOn is { } filed ? Get("registers.filed", Moments.Day(filed)) : null,
        r.Facts.NextInspectionOn is { } next ? Get(r.InspectionOverdue ? "registers.inspection-late" : "registers.inspection", Moments.Day(next)) : null,
    }.OfType<string>());

    public static IEnumerable<KeyValuePair<string, string>> Kinds => Named(RegisterKinds.All, "register-kind");

    public static IEnumerable<KeyValuePair<string, string>> Classes => Named(EquipmentClasses.All, "equipment-class");

    public static IEnumerable<KeyValuePair<string, string>> Units => Named(QuantityUnits.All, "quantity-unit");

    public static IEnumerable<KeyValuePair<string, string>> Levels => Named(["1", "2", "3", "4"], "source-level");

    private static IEnumerable<KeyValuePair<string, string>> Named(IEnumerable<string> keys, string texts) => keys.Select(k => KeyValuePair.Create(k, Get($"{texts}.{k}")));
}
