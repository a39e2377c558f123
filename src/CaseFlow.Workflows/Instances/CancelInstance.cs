using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Runtime;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Instances;

/// <summary>Ends a running or faulted instance: every activity undoes what it opened, children are cancelled with it.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record CancelInstance(Guid InstanceId, string Reason) : ICommand<Done>;

internal sealed class CancelInstanceValidator : AbstractValidator<CancelInstance>
{
    public CancelInstanceValidator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class CancelInstanceHandler(VisibleInstances visible, ProcessDriver driver, RequestContext context) : IRequestHandler<CancelInstance, Result<Done>>
{
    public async Task<Result<Done>> Handle(CancelInstance request, CancellationToken cancellationToken)
    {
        if (await visible.FindAsync(request.InstanceId, cancellationToken) is not { } found)
        {
            return Refusal.NotFound("workflow.instance.unknown", request.InstanceId);
        }

        context.SubjectId = Guid.TryParse(found.CorrelationId, out var subject) ? subject : request.InstanceId;
        using (context.EnterProcess())
        {
            var cancelled = await driver.ActAsync(
                request.InstanceId,
                async burst =>
                {
                    if (burst.State is { Status: InstanceStatus.Finished, SubStatus: not InstanceSubStatus.Faulted })
                    {
                        return false;
                    }

                    await burst.CancelInstanceAsync(request.Reason);
                    return true;
                },
                cancellationToken);
            return cancelled ? Done.Value : Refusal.Conflict("workflow.instance.finished", request.InstanceId);
        }
    }
}
