using System.Reflection;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Training;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.GridOfficers;

/// <summary>What the forms about grid officers and trainings offer, and to whom.</summary>
internal static class OfficerChoices
{
    public static readonly IReadOnlyList<string> Keepers = Allowed<HireOfficer>();

    public static readonly IReadOnlyList<string> Recruiters = Allowed<OpenRecruitment>();

    public static IEnumerable<KeyValuePair<string, string>> Kinds => Of("officer-kind", ["full-time", "part-time"]);

    public static IEnumerable<KeyValuePair<string, string>> Education => Of("education", Educations.All);

    public static IEnumerable<KeyValuePair<string, string>> Residence => Of("residence", Residences.All);

    public static IEnumerable<KeyValuePair<string, string>> Employers => Of("employer", EmployerKinds.All);

    public static IEnumerable<KeyValuePair<string, string>> Equipment => Of("equipment", EquipmentKinds.All);

    public static IEnumerable<KeyValuePair<string, string>> Trainings => Of("training-kind", TrainingKinds.All);

    public static IEnumerable<KeyValuePair<string, string>> Roles => OriginalRoles.All.Select(r => KeyValuePair.Create(r, OriginalRoles.Text(r)!));

    public static IEnumerable<KeyValuePair<string, string>> YesNo => Of("officer-exam", ["passed", "failed"]);

    /// <summary>Null: nothing that is a number stands there.</summary>
    public static int? Number(string? typed) => int.TryParse(typed, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<KeyValuePair<string, string>> Of(string texts, IEnumerable<string> keys) => keys.Select(k => KeyValuePair.Create(k, Get($"{texts}.{k}")));

    private static IReadOnlyList<string> Allowed<T>() => typeof(T).GetCustomAttribute<AllowedToAttribute>()!.Roles;
}
