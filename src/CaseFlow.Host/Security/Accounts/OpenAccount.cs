using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;

namespace CaseFlow.Host.Security.Accounts;

/// <summary>Registers a person, appoints them to a post and makes their account, all or nothing. The unit is set up as a department if nothing has that name.</summary>
[AllowedTo(Roles.SystemAdministrator)]
public sealed record OpenAccount(string UserName, string Password, string Name, string Role, string UnitName) : ICommand<Guid>;

internal sealed class OpenAccountHandler(IMediator mediator, IUnitRegister units, CaseFlowDb db, RequestContext context) : IRequestHandler<OpenAccount, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(OpenAccount request, CancellationToken cancellationToken)
    {
        var known = await mediator.Send(new FindUnits(null, request.UnitName, 500), cancellationToken);
        var unit = known.Value.FirstOrDefault(u => u.Name == request.UnitName)?.Id ?? units.Add(UnitKind.Department, request.UnitName, "");
        var person = await mediator.Send(new RegisterPerson(request.Name, null, null), cancellationToken);
        if (!person.Succeeded)
        {
            return person;
        }

        context.SubjectId = person.Value;
        await db.SaveChangesAsync(cancellationToken);
        var post = await mediator.Send(new AppointToPost(person.Value, request.Role, unit), cancellationToken);
        if (!post.Succeeded)
        {
            return post;
        }

        await db.SaveChangesAsync(cancellationToken);
        return await mediator.Send(new CreateAccount(person.Value, request.UserName, request.Password), cancellationToken);
    }
}
