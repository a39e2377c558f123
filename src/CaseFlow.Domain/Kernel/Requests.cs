using MediatR;

namespace CaseFlow.Domain.Kernel;

/// <summary>Changes something. Runs in one transaction, is audited, and is idempotent by the context's key.</summary>
public interface ICommand<T> : IRequest<Result<T>>, ICommand;

/// <summary>Marks commands for the pipeline.</summary>
public interface ICommand;

/// <summary>Asks something, within the scope of who asks.</summary>
public interface IQuery<T> : IRequest<Result<T>>;

/// <summary>A request about one object: a command's audit entries form that object's chain, and a look at one outside the scope is entered there (C58).</summary>
public interface IConcerns
{
    Guid SubjectId { get; }
}

/// <summary>The roles of which one is needed. Every request carries this, <see cref="AnyRoleAttribute"/>, <see cref="ProcessOnlyAttribute"/> or <see cref="ViaWorkItemAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowedToAttribute(params string[] roles) : Attribute
{
    public IReadOnlyList<string> Roles { get; } = roles;
}

/// <summary>Everybody who is signed in, within their scope; third parties only where it says so.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnyRoleAttribute : Attribute
{
    /// <summary>Also somebody from outside who was let in for single objects (R45); default false. For one's own account, inbox and files.</summary>
    public bool Guests { get; set; }
}

/// <summary>Sent by a running process or by the system itself, never by a person.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ProcessOnlyAttribute : Attribute;

/// <summary>
/// The form of a human task: sent only by completing a work item of that form (see <c>CompleteWorkItem</c>),
/// under the name that definitions use for it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ViaWorkItemAttribute(string form) : Attribute
{
    public string Form { get; } = form;
}

/// <summary>A command that definitions may send by this name (activity CaseFlow.SendCommand).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ProcessCommandAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
