import { smarttagTemplateType, type Template } from '../catalog/templates';
import { formatTime } from '../state/dates';
import type { JsonObject } from '../values';
import type { TemplateStore } from '../state/templateStore';

/** What lists and Get tell of any template (names as in the official SDK). The name of the type is invented. */
export function describeTemplate(template: Template): JsonObject {
	return {
		TemplateId: template.templateId,
		TemplateName: template.name,
		Type: smarttagTemplateType,
		TypeName: 'AISmartTag',
		Subtype: 0,
		SubtypeName: '',
		Status: 'Normal',
		TemplateConfig: JSON.stringify(template.config),
	};
}

/** What they tell of a custom template on top. */
export function describeCustomTemplate(template: Template, templates: TemplateStore): JsonObject {
	return {
		...describeTemplate(template),
		IsDefault: templates.isDefault(template),
		CreateTime: formatTime(template.createdAt),
		ModifiedTime: formatTime(template.modifiedAt),
	};
}

/** What `CreateCustomTemplate` tells: the same, but `Subtype` is the name and stands alone (observed in the official SDK). */
export function describeCreatedTemplate(template: Template, templates: TemplateStore): JsonObject {
	const { SubtypeName, ...fields } = describeCustomTemplate(template, templates);
	return { ...fields, Subtype: SubtypeName };
}
