using System.Reflection;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Publicity;

namespace CaseFlow.Host.Pages.Publicity;

/// <summary>Who may do what, as the commands themselves say.</summary>
internal static class PublicityRoles
{
    public static readonly IReadOnlyList<string> Publish = Of<PublishMaterial>();
    public static readonly IReadOnlyList<string> Deliver = Of<RecordReceipt>();
    public static readonly IReadOnlyList<string> RecordActivities = Of<RecordActivity>();
    public static readonly IReadOnlyList<string> SeeActivities = Of<ListActivities>();

    private static IReadOnlyList<string> Of<T>() => typeof(T).GetCustomAttribute<AllowedToAttribute>()!.Roles;
}
